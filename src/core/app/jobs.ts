import { randomUUID } from 'node:crypto'
import type { BackupOutcome } from '../jobs/backup/run-backup'
import type { ExportOutcome } from '../jobs/export/run-export'
import { describeError } from '../errors/describe-error'
import { Failure } from '../errors/failure'
import { createPauseGate, type PauseGate } from '../jobs/pause-gate'
import type { RestoreOutcome } from '../jobs/restore/run-restore'
import type { VerifyOutcome } from '../jobs/verify/verify-backup'
import type { JobPhase, JobSnapshot, NotIncluded, Progress } from '../../shared/model/job'

/** What became of a job, for its report. */
export type JobResult =
  | {
      readonly kind: 'backup'
      readonly outcome: BackupOutcome
      readonly notIncluded: readonly NotIncluded[]
    }
  | { readonly kind: 'verify'; readonly outcome: VerifyOutcome }
  | { readonly kind: 'restore'; readonly outcome: RestoreOutcome }
  | { readonly kind: 'export'; readonly outcome: ExportOutcome }

export interface JobControls {
  readonly signal: AbortSignal
  readonly pause: PauseGate
  readonly onProgress: (progress: Progress, phase: JobPhase) => void
}

export interface JobTask {
  /** The first snapshot, before anything has run. */
  readonly first: Pick<
    JobSnapshot,
    'kind' | 'phoneName' | 'encrypted' | 'itemsTotal' | 'bytesTotal' | 'issueCount'
  >
  readonly run: (controls: JobControls) => Promise<JobResult>
}

interface Job {
  snapshot: JobSnapshot
  readonly task: JobTask
  readonly cancel: AbortController
  readonly pause: PauseGate
  result: JobResult | null
}

export interface Jobs {
  readonly list: () => readonly JobSnapshot[]
  /** @throws Failure `job-running` while another one runs */
  readonly start: (task: JobTask) => string
  /** Asks a running job to stop; its end comes as a snapshot. Nothing happens to one that has ended. */
  readonly cancel: (id: string) => void
  readonly setPaused: (id: string, paused: boolean) => void
  readonly cancelAll: () => void
  readonly running: () => boolean
  /** Resolves when no job runs. */
  readonly settled: () => Promise<void>
  /** @throws Failure `job-gone` for one that is unknown or still running */
  readonly ended: (id: string) => { readonly snapshot: JobSnapshot; readonly result: JobResult }
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
  const execute = async (job: Job) => {
    const over = { currentItem: null, cancelling: false, hold: null }
    try {
      job.result = await job.task.run({
        signal: job.cancel.signal,
        pause: job.pause,
        onProgress: (progress, phase) => update(job, { ...progress, phase }),
      })
      const { status, error } = job.result.outcome
      update(job, { ...over, status, issueCount: issueCount(job.result), ...(error ? { error } : {}) })
    } catch (error) {
      update(job, { ...over, status: 'failed', error: describeError(error) })
    }
  }
  return {
    list: () => [...jobs.values()].map(({ snapshot }) => snapshot),
    running,
    settled: async () => void (await Promise.all(endings)),
    start: task => {
      if (running()) throw new Failure('job-running')
      const id = randomUUID()
      const snapshot = firstSnapshot(id, task)
      const job: Job = {
        snapshot,
        task,
        cancel: new AbortController(),
        pause: createPauseGate(),
        result: null,
      }
      jobs.set(id, job)
      onChange(snapshot)
      const ending: Promise<void> = execute(job).finally(() => endings.delete(ending))
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
      if (!job?.result) throw new Failure('job-gone')
      return { snapshot: job.snapshot, result: job.result }
    },
  }
}

function issueCount(result: JobResult): number {
  return result.kind === 'verify' ? result.outcome.faults.length : result.outcome.issues.length
}

function firstSnapshot(id: string, { first }: JobTask): JobSnapshot {
  return {
    ...first,
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
