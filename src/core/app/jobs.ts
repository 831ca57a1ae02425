import { randomUUID } from 'node:crypto'
import { Failure } from '../errors/failure'
import { mayRunBeside } from '../../shared/may-run-beside'
import { createPauseGate, type PauseGate } from '../jobs/pause-gate'
import type { JobFacts, ReadyJob } from '../jobs/run-job'
import type { JobIssue } from '../../shared/model/issue'
import type { JobOutcome, JobSnapshot } from '../../shared/model/job'

interface Job {
  snapshot: JobSnapshot
  readonly cancel: AbortController
  readonly pause: PauseGate
  /** Grows while it runs. */
  issues: readonly JobIssue[]
  outcome: JobOutcome | null
}

export interface Jobs {
  readonly list: () => readonly JobSnapshot[]
  /** @throws Failure `job-running` where it may not run beside those that do */
  readonly start: (ready: ReadyJob) => string
  /** Asks a running job to stop; its end comes as a snapshot. Nothing happens to one that has ended. */
  readonly cancel: (id: string) => void
  readonly setPaused: (id: string, paused: boolean) => void
  readonly cancelAll: () => void
  readonly running: () => boolean
  /**
   * @param phoneId the hardware serial of the phone that a job is to use, or null for none
   * @param placeId the place for second copies, where it uses one
   * @throws Failure `job-running` where it may not run beside those that do
   */
  readonly requireFree: (phoneId: string | null, placeId?: string | null) => void
  /** Resolves when no job runs. */
  readonly settled: () => Promise<void>
  /** What has happened to single items until now. @throws Failure `job-gone` */
  readonly issues: (id: string) => readonly JobIssue[]
  /** @throws Failure `job-gone` for one that is unknown or still running */
  readonly ended: (id: string) => { readonly snapshot: JobSnapshot; readonly outcome: JobOutcome }
}

/** The jobs of this run of the app, one a phone at a time, each told as whole snapshots. */
export function createJobs(onChange: (snapshot: JobSnapshot) => void): Jobs {
  const jobs = new Map<string, Job>()
  const endings = new Set<Promise<void>>()
  const snapshots = () => [...jobs.values()].map(({ snapshot }) => snapshot)
  const running = () => snapshots().some(({ status }) => status === 'running')
  const requireFree = (phoneId: string | null, placeId: string | null = null) => {
    if (!mayRunBeside(snapshots(), phoneId, placeId)) throw new Failure('job-running')
  }

  const update = (job: Job, part: Partial<JobSnapshot>) => {
    job.snapshot = { ...job.snapshot, ...part }
    onChange(job.snapshot)
  }
  const execute = async (job: Job, { run }: ReadyJob) => {
    const outcome = await run({
      signal: job.cancel.signal,
      pause: job.pause,
      onProgress: (progress, phase) => update(job, { ...progress, phase }),
      onIssues: issues => {
        job.issues = issues
      },
    })
    job.outcome = outcome
    job.issues = outcome.issues
    update(job, endOf(outcome))
  }
  return {
    list: snapshots,
    running,
    requireFree,
    settled: async () => void (await Promise.all(endings)),
    start: ready => {
      try {
        requireFree(ready.facts.phoneId, ready.facts.placeId)
      } catch (error) {
        void ready.drop?.()
        throw error
      }
      const job = newJob(ready.facts)
      const { id } = job.snapshot
      jobs.set(id, job)
      onChange(job.snapshot)
      const ending: Promise<void> = execute(job, ready).finally(() => endings.delete(ending))
      endings.add(ending)
      return id
    },
    cancel: id => {
      const job = jobs.get(id)
      if (job?.snapshot.status !== 'running') return
      update(job, { cancelling: true })
      job.cancel.abort()
    },
    setPaused: (id, paused) => jobs.get(id)?.pause.set(paused),
    cancelAll: () => {
      for (const { cancel } of jobs.values()) cancel.abort()
    },
    issues: id => {
      const job = jobs.get(id)
      if (!job) throw new Failure('job-gone')
      return job.issues
    },
    ended: id => {
      const job = jobs.get(id)
      if (!job?.outcome) throw new Failure('job-gone')
      return { snapshot: job.snapshot, outcome: job.outcome }
    },
  }
}

function newJob(facts: JobFacts): Job {
  const snapshot = firstSnapshot(randomUUID(), facts)
  return { snapshot, cancel: new AbortController(), pause: createPauseGate(), issues: [], outcome: null }
}

function endOf(outcome: JobOutcome): Partial<JobSnapshot> {
  return {
    ...{ currentItem: null, cancelling: false, hold: null },
    status: outcome.status,
    issueCount: outcome.issues.length,
    ...(outcome.status === 'failed' ? { error: outcome.error } : {}),
  }
}

function firstSnapshot(id: string, facts: JobFacts): JobSnapshot {
  return {
    placeId: null,
    ...facts,
    id,
    status: 'running',
    phase: 'preparing',
    hold: null,
    itemsDone: 0,
    bytesDone: 0,
    currentItem: null,
    bytesPerSecond: 0,
    remainingSeconds: null,
    cancelling: false,
  }
}
