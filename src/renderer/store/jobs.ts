import { create } from 'zustand'
import type { JobSnapshot } from '../../shared/model/job'

interface JobsState {
  /** In the order in which they became known. */
  readonly jobs: readonly JobSnapshot[]
  /** Ended jobs whose result has been shown. */
  readonly seen: ReadonlySet<string>
}

export const useJobs = create<JobsState>(() => ({ jobs: [], seen: new Set() }))

export function receiveJob(job: JobSnapshot): void {
  useJobs.setState(({ jobs }) =>
    jobs.some(known => known.id === job.id)
      ? { jobs: jobs.map(known => (known.id === job.id ? job : known)) }
      : { jobs: [...jobs, job] },
  )
}

export function markSeen(id: string): void {
  useJobs.setState(({ seen }) => (seen.has(id) ? {} : { seen: new Set(seen).add(id) }))
}

export function findJob({ jobs }: JobsState, id: string): JobSnapshot | null {
  return jobs.find(job => job.id === id) ?? null
}

export function runningJob({ jobs }: JobsState): JobSnapshot | null {
  return jobs.find(job => job.status === 'running') ?? null
}

/** The job worth a card on the first screen: the running one, or one whose end nobody has looked at. */
export function noteworthyJob(state: JobsState): JobSnapshot | null {
  return runningJob(state) ?? state.jobs.findLast(job => !state.seen.has(job.id)) ?? null
}
