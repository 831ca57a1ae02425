import type { JobIssue } from '../../shared/model/issue'
import type {
  IssueOf,
  JobEnd,
  JobOutcome,
  JobPhase,
  JobReport,
  JobSnapshot,
  Outcome,
  Progress,
} from '../../shared/model/job'
import { describeError } from '../errors/describe-error'
import { followHolds } from './follow-holds'
import { createIssues, type Issues } from './issues'
import { createPauseGate, type PauseGate } from './pause-gate'
import { createProgressMeter, type ProgressMeter } from './progress'
import { createRunSignal } from './run-signal'

/** What whoever runs a job has of it. */
export interface JobControls {
  /** Cancels it. */
  readonly signal?: AbortSignal
  readonly pause?: PauseGate
  readonly onProgress?: (progress: Progress, phase: JobPhase) => void
  /** Called once: the list grows while the job runs. */
  readonly onIssues?: (issues: readonly JobIssue[]) => void
}

/** What a job works with. */
export interface JobTools<R extends JobReport> {
  /** Aborted when the job is cancelled, by `stop`, and when its work has ended. */
  readonly signal: AbortSignal
  /** Ends the job with this reason. */
  readonly stop: (reason: unknown) => void
  readonly pause: PauseGate
  readonly meter: ProgressMeter
  readonly issues: Issues<IssueOf<R>>
  readonly enter: (phase: JobPhase) => void
  /** The phone is waited for, and why; null when it is back. */
  readonly onWaiting: (error: Error | null) => void
}

export interface JobSpec<R extends JobReport> {
  readonly items: number
  readonly bytes: number
  /** Known before the work begins. */
  readonly issues?: readonly IssueOf<R>[]
  /** What it does first. */
  readonly phase: JobPhase
  /** What it throws ends the job as failed, or as cancelled where that was asked for. */
  readonly work: (tools: JobTools<R>) => Promise<void>
  /** Called however it ended, the signal aborted: marks what was made, tidies up. Must not throw. */
  readonly settle?: (end: JobEnd) => Promise<void>
  /** Called last. What has been counted, also of half a job. */
  readonly report: (end: JobEnd) => R
}

/** What is known of a job before anything has run. */
export type JobFacts = Pick<
  JobSnapshot,
  'kind' | 'phoneName' | 'phoneId' | 'encrypted' | 'itemsTotal' | 'bytesTotal' | 'issueCount'
> &
  Partial<Pick<JobSnapshot, 'placeId'>>

/** A job that may be started: all has been looked at that can be before its first byte. */
export interface ReadyJob<O extends JobOutcome = JobOutcome> {
  readonly facts: JobFacts
  /** Never rejects. */
  readonly run: (controls: JobControls) => Promise<O>
  /** Lets go of what it holds, where it is not run. Never rejects. */
  readonly drop?: (() => Promise<void>) | undefined
}

/** The frame of every job: one signal, one pause, one progress, one list of issues, one end. Never rejects. */
export async function runJob<R extends JobReport>(
  spec: JobSpec<R>,
  controls: JobControls = {},
): Promise<Outcome<R>> {
  const startedAt = performance.now()
  const { signal, stop } = createRunSignal(controls.signal)
  const pause = controls.pause ?? createPauseGate()
  let { phase } = spec
  const meter = createProgressMeter({
    itemsTotal: spec.items,
    bytesTotal: spec.bytes,
    issueCount: spec.issues?.length ?? 0,
    onProgress: progress => controls.onProgress?.(progress, phase),
    now: () => performance.now(),
  })
  const issues = createIssues<IssueOf<R>>(spec.issues ?? [], meter)
  controls.onIssues?.(issues.all)
  const holds = followHolds(pause, meter)
  const enter = (next: JobPhase) => {
    phase = next
    meter.flush()
  }
  const tools = { signal, stop, pause, meter, issues, enter, onWaiting: holds.onWaiting }
  const end = await endOf(spec.work(tools), controls.signal)
  const elapsedMs = performance.now() - startedAt
  // Whatever is still asked for is of no use any more.
  stop(new Error('The job has ended'))
  holds.end()
  await spec.settle?.(end)
  meter.flush()
  return { ...end, ...spec.report(end), issues: issues.all, elapsedMs }
}

async function endOf(work: Promise<void>, cancel: AbortSignal | undefined): Promise<JobEnd> {
  try {
    await work
    return { status: 'done' }
  } catch (error) {
    return cancel?.aborted === true
      ? { status: 'cancelled' }
      : { status: 'failed', error: describeError(error) }
  }
}
