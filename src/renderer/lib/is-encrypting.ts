import type { JobSnapshot } from '../../shared/model/job'

/** Whether what a job makes or reads is encrypted; what is restored or exported of an encrypted backup is not. */
export function isEncrypting({ kind, encrypted }: Pick<JobSnapshot, 'kind' | 'encrypted'>): boolean {
  return encrypted && (kind === 'backup' || kind === 'verify')
}
