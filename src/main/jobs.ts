import { randomUUID } from 'node:crypto'
import type { BackupOutcome, BackupPhase } from '../core/backup/run-backup'
import type { BackupPlan } from '../core/backup/plan-backup'
import { describeError } from '../core/job/describe-error'
import { Failure } from '../core/job/failure'
import type { BackupReport, JobSnapshot, Progress } from '../shared/model/job'
import { folderLabel } from './output-folders'

export interface BackupTask {
  readonly plan: BackupPlan
  readonly phoneName: string
  readonly run: (options: {
    readonly signal: AbortSignal
    readonly onProgress: (progress: Progress, phase: BackupPhase) => void
  }) => Promise<BackupOutcome>
}

interface Job {
  snapshot: JobSnapshot
  readonly task: BackupTask
  readonly cancel: AbortController
  outcome: BackupOutcome | null
}

export interface Jobs {
  readonly list: () => readonly JobSnapshot[]
  /** @throws Failure `job-running` while another one runs */
  readonly start: (task: BackupTask) => string
  /** Asks a running job to stop; its end comes as a snapshot. Nothing happens to one that has ended. */
  readonly cancel: (id: string) => void
  readonly cancelAll: () => void
  readonly running: () => boolean
  /** Resolves when no job runs. */
  readonly settled: () => Promise<void>
  /** @throws Failure `job-gone` for one that is unknown or still running */
  readonly outcome: (id: string) => BackupOutcome
  /** @throws Failure `job-gone` */
  readonly report: (id: string) => BackupReport
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
    try {
      job.outcome = await job.task.run({
        signal: job.cancel.signal,
        onProgress: (progress, phase) => update(job, { ...progress, phase }),
      })
      const { status, error, issues } = job.outcome
      update(job, {
        status,
        issueCount: issues.length,
        currentItem: null,
        cancelling: false,
        ...(error ? { error } : {}),
      })
    } catch (error) {
      update(job, { status: 'failed', currentItem: null, cancelling: false, error: describeError(error) })
    }
  }
  const ended = (id: string): Job & { readonly outcome: BackupOutcome } => {
    const job = jobs.get(id)
    if (!job?.outcome) throw new Failure('job-gone')
    return { ...job, outcome: job.outcome }
  }
  return {
    list: () => [...jobs.values()].map(({ snapshot }) => snapshot),
    running,
    settled: async () => void (await Promise.all(endings)),
    start: task => {
      if (running()) throw new Failure('job-running')
      const id = randomUUID()
      const job: Job = {
        snapshot: firstSnapshot(id, task),
        task,
        cancel: new AbortController(),
        outcome: null,
      }
      jobs.set(id, job)
      onChange(job.snapshot)
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
    cancelAll: () => {
      for (const { cancel } of jobs.values()) cancel.abort()
    },
    outcome: id => ended(id).outcome,
    report: id => {
      const { task, outcome } = ended(id)
      return {
        saved: outcome.saved,
        issues: outcome.issues,
        folderLabel: folderLabel(outcome.folder),
        complete: outcome.status === 'done',
        elapsedMs: outcome.elapsedMs,
        notIncluded: task.plan.notIncluded,
      }
    },
  }
}

function firstSnapshot(id: string, { plan, phoneName }: BackupTask): JobSnapshot {
  return {
    id,
    kind: 'backup',
    status: 'running',
    phase: 'preparing',
    phoneName,
    itemsDone: 0,
    itemsTotal: plan.items.length,
    bytesDone: 0,
    bytesTotal: plan.totalBytes,
    currentItem: null,
    bytesPerSecond: 0,
    remainingSeconds: null,
    issueCount: plan.listingIssues.length,
    cancelling: false,
  }
}
