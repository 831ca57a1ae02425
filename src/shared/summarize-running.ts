import type { JobSnapshot } from './model/job'

export interface RunningJobs {
  readonly count: number
  /** Of all their bytes together, from 0 to 1. */
  readonly share: number
  /** None of them moves: they are paused, or wait for their phone. */
  readonly held: boolean
  /** It is not known yet how much there is to do. */
  readonly preparing: boolean
}

/** What there is to say of all jobs that run, together. */
export function summarizeRunning(jobs: Iterable<JobSnapshot>): RunningJobs {
  const running = [...jobs].filter(({ status }) => status === 'running')
  const sum = (of: (job: JobSnapshot) => number) => running.reduce((total, job) => total + of(job), 0)
  return {
    count: running.length,
    share:
      sum(job => job.bytesDone) /
      Math.max(
        1,
        sum(job => job.bytesTotal),
      ),
    held: running.every(({ hold }) => hold !== null),
    preparing: running.every(({ phase }) => phase === 'preparing'),
  }
}
