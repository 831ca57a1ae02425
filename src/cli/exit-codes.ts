import type { JobOutcome } from '../shared/model/job'

/** What the program's exit code says (README, "Command line"). */
export const exitCodes = { done: 0, doneWithProblems: 1, wrongUse: 2, failed: 3, cancelled: 130 } as const

export function exitCodeOf({ status, issues }: Pick<JobOutcome, 'status' | 'issues'>): number {
  if (status === 'cancelled') return exitCodes.cancelled
  if (status === 'failed') return exitCodes.failed
  return issues.length > 0 ? exitCodes.doneWithProblems : exitCodes.done
}
