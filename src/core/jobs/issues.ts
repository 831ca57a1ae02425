import type { JobIssue } from '../../shared/model/issue'
import type { ProgressMeter } from './progress'

/** What happened to single items of a job, in the order in which it did. */
export interface Issues<I extends JobIssue> {
  readonly all: readonly I[]
  readonly add: (issue: I) => void
}

/** More than anybody reads, but for a backup, whose manifest tells of every one. */
const maxFaults = 10_000

/** @param known before the job began */
export function createIssues<I extends JobIssue>(known: readonly I[], meter: ProgressMeter): Issues<I> {
  const all = [...known]
  return {
    all,
    add: issue => {
      // A folder that was exchanged may have a fault for every item there is.
      if (issue.during !== 'verifying' || all.length < maxFaults) all.push(issue)
      meter.issueFound()
    },
  }
}
