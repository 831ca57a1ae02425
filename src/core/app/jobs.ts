import { randomUUID } from 'node:crypto'
import { Failure } from '../errors/failure'
import { createPauseGate, type PauseGate } from '../jobs/pause-gate'
import type { JobFacts, ReadyJob } from '../jobs/run-job'
import type { JobOutcome, JobSnapshot } from '../../shared/model/job'

interface Job {
  snapshot: JobSnapshot
  readonly cancel: AbortController
  readonly pause: PauseGate
  outcome: JobOutcome | null
}

export interface Jobs {
  readonly list: () => readonly JobSnapshot[]
  /** @throws Failure `job-running` while another one runs */
  readonly start: (ready: ReadyJob) => string
  /** Asks a running job to stop; its end comes as a snapshot. Nothing happens to one that has ended. */
  readonly cancel: (id: string) => void
  readonly setPaused: (id: string, paused: boolean) => void
  readonly cancelAll: () => void
  readonly running: () => boolean
  /** Resolves when no job runs. */
  readonly settled: () => Promise<void>
  /** @throws Failure `job-gone` for one that is unknown or still running */
  readonly ended: (id: string) => { readonly snapshot: JobSnapshot; readonly outcome: JobOutcome }
}

/** The jobs of this run of the app, one at a time, each told as whole snapshots. */
export function createJobs(onChange: (snapshot: JobSnapshot) => void): Jobs {
  const jobs = new Map<string, Job>()
  const endings = new Set<Promise<void>>()
  const running = () => [...jobs.values()].some(({ snapshot }) => snapshot.status === 'running')

  const update = (job: Job, part: Partial<JobSnapshot>) => {
    job.snapshot = { ...job.snapshot, ...part }
    onChange(job.snapshot)
  }
  const execute = async (job: Job, { run }: ReadyJob) => {
    const outcome = await run({
      signal: job.cancel.signal,
      pause: job.pause,
      onProgress: (progress, phase) => update(job, { ...progress, phase }),
    })
    job.outcome = outcome
    update(job, {
      ...{ currentItem: null, cancelling: false, hold: null },
      status: outcome.status,
      issueCount: outcome.issues.length,
      ...(outcome.status === 'failed' ? { error: outcome.error } : {}),
    })
  }
  return {
    list: () => [...jobs.values()].map(({ snapshot }) => snapshot),
    running,
    settled: async () => void (await Promise.all(endings)),
    start: ready => {
      if (running()) throw new Failure('job-running')
      const id = randomUUID()
      const snapshot = firstSnapshot(id, ready.facts)
      const job: Job = {
        snapshot,
        cancel: new AbortController(),
        pause: createPauseGate(),
        outcome: null,
      }
      jobs.set(id, job)
      onChange(snapshot)
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
    ended: id => {
      const job = jobs.get(id)
      if (!job?.outcome) throw new Failure('job-gone')
      return { snapshot: job.snapshot, outcome: job.outcome }
    },
  }
}

function firstSnapshot(id: string, facts: JobFacts): JobSnapshot {
  return {
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
