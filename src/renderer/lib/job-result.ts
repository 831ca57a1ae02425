import type { JobSnapshot } from '../../shared/model/job'

export type JobResult = 'done' | 'with-problems' | 'cancelled' | 'failed'

/** How a job that has ended went. */
export function resultOf({ status, issueCount }: Pick<JobSnapshot, 'status' | 'issueCount'>): JobResult {
  if (status === 'failed' || status === 'cancelled') return status
  return issueCount > 0 ? 'with-problems' : 'done'
}
