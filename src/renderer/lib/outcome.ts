import type { JobSnapshot } from '../../shared/model/job'

export type Outcome = 'done' | 'with-problems' | 'cancelled' | 'failed'

/** How a job that has ended went. */
export function outcomeOf({ status, issueCount }: Pick<JobSnapshot, 'status' | 'issueCount'>): Outcome {
  if (status === 'failed' || status === 'cancelled') return status
  return issueCount > 0 ? 'with-problems' : 'done'
}
