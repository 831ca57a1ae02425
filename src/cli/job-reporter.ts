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
import { describeFailure } from './describe-failure'
import { describeIssue } from './describe-issue'
import { outcomeJson } from './outcome-json'
import { createProgressLine } from './progress-line'
import { say } from './say'

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
      line(say('common.tally', { count: itemsTotal, bytes: bytesTotal }))
      if (badLines > 0) line(`  ! ${say('common.badLines', { count: badLines })}`)
      progressLine.start(bytesTotal)
    },
    progress: progressLine.update,
    ended: outcome => {
      progressLine.stop()
      for (const text of describe(outcome)) line(`  ${text}`)
      for (const issue of outcome.issues) line(`  ! ${describeIssue(issue)}`)
      line(describeEnd(outcome))
    },
    cancelledEarly: () => line(say('common.cancelledEarly')),
  }
}

function describeEnd(outcome: JobOutcome): string {
  const again = say('job.again')
  switch (outcome.status) {
    case 'done':
      return say('job.done', { seconds: outcome.elapsedMs / 1000 })
    case 'cancelled':
      return `${say('common.cancelled')} ${again}`
    case 'failed':
      return `${say('common.stopped', { failure: describeFailure(outcome.error) })}\n${again}`
  }
}
