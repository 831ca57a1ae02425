import type { JobFacts } from '../core/jobs/run-job'
import type {
  ExportReport,
  JobOutcome,
  JobPhase,
  JobReport,
  Outcome,
  Progress,
  RestoreReport,
} from '../shared/model/job'
import { formatBytes, formatSeconds } from './format'
import { describeFailure, describeIssue } from './messages'
import { outcomeJson } from './outcome-json'
import { createProgressLine } from './progress-line'

/** Tells a restore or an export to whoever started it. */
export interface JobReporter<R extends JobReport> {
  readonly starting: (facts: JobFacts, badLines: number) => void
  readonly progress: (progress: Progress, phase: JobPhase) => void
  readonly ended: (outcome: Outcome<R>) => void
  readonly cancelledEarly: () => void
}

export interface JobReporterOptions<R> {
  readonly json: boolean
  readonly io: NodeJS.Process
  /** What was done, in lines for people. */
  readonly describe: (report: R) => readonly string[]
}

export function createJobReporter<R extends RestoreReport | ExportReport>(
  options: JobReporterOptions<R>,
): JobReporter<R> {
  const { json, io, describe } = options
  const tell = (event: string, facts: object) => io.stdout.write(JSON.stringify({ event, ...facts }) + '\n')
  if (json)
    return {
      starting: ({ itemsTotal: items, bytesTotal: bytes }, badLines) =>
        tell('starting', { items, bytes, badLines }),
      progress: (progress, phase) => tell('progress', { phase, ...progress }),
      ended: outcome => tell(outcome.status, outcomeJson(outcome)),
      cancelledEarly: () => tell('cancelled', {}),
    }
  const line = (text: string) => io.stdout.write(text + '\n')
  const progressLine = createProgressLine(io)
  return {
    starting: ({ itemsTotal, bytesTotal }, badLines) => {
      line(`${itemsTotal} items, ${formatBytes(bytesTotal)}`)
      if (badLines > 0) line(`  ! ${badLines} lines of the index can't be read. Run "phonekeep verify".`)
      progressLine.start(bytesTotal)
    },
    progress: progressLine.update,
    ended: outcome => {
      progressLine.stop()
      for (const text of describe(outcome)) line(`  ${text}`)
      for (const issue of outcome.issues) line(`  ! ${describeIssue(issue)}`)
      line(describeEnd(outcome))
    },
    cancelledEarly: () => line('Cancelled before anything was done.'),
  }
}

function describeEnd(outcome: JobOutcome): string {
  const again = "Run the command again to resume: what's already there isn't done again."
  switch (outcome.status) {
    case 'done':
      return `Done in ${formatSeconds(outcome.elapsedMs / 1000)}.`
    case 'cancelled':
      return `Cancelled. ${again}`
    case 'failed':
      return `Stopped: ${describeFailure(outcome.error)}\n${again}`
  }
}
