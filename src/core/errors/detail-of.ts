import type { IssueDetail } from '../../shared/model/job'

/** Node's system errors, which speak of this computer's disk as far as backups are concerned. */
export function isErrno(
  error: unknown,
): error is Error & { readonly code: string; readonly syscall: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}

/** The words of an error that is about no phone. */
export function detailOf(error: unknown): IssueDetail {
  const text = error instanceof Error ? error.message : String(error)
  return { saidBy: isErrno(error) ? 'disk' : 'app', text }
}
