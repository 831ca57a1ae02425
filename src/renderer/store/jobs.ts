import { create } from 'zustand'
import { mayRunBeside } from '../../shared/may-run-beside'
import type { ReadyPhone } from '../../shared/model/device'
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

/** That of this phone, which has one at a time. */
export function runningJobOf({ jobs }: JobsState, phone: ReadyPhone): JobSnapshot | null {
  return jobs.find(job => job.status === 'running' && job.phoneId === phone.details.hardwareSerial) ?? null
}

/** Whether this phone is being backed up; of one that is not known, whether any is. @param phoneId the hardware serial */
export function isBackedUp({ jobs }: JobsState, phoneId: string | null): boolean {
  return jobs.some(
    job => job.kind === 'backup' && job.status === 'running' && (phoneId === null || job.phoneId === phoneId),
  )
}

/** Whether a job has to wait for others. @param phoneId the hardware serial of the phone it is to use; null for none */
export function isBusyFor({ jobs }: JobsState, phoneId: string | null): boolean {
  return !mayRunBeside(jobs, phoneId)
}

/** The jobs worth a card on the first screen: those that run, or the last one whose end nobody has looked at. */
export function noteworthyJobs({ jobs, seen }: JobsState): readonly JobSnapshot[] {
  const running = jobs.filter(job => job.status === 'running')
  const ended = jobs.findLast(job => job.status !== 'running' && !seen.has(job.id))
  return ended === undefined ? running : [...running, ended]
}
