import type { JobIssue, JobPhase, Progress } from '../shared/model/job'
import type { ErrorInfo } from '../shared/model/errors'
import { exitCodes } from './exit-codes'
import { formatBytes, formatSeconds } from './format'
import { describeFailure, describeIssue } from './messages'
import { createProgressLine } from './progress-line'

interface Outcome {
  readonly status: 'done' | 'cancelled' | 'failed'
  readonly error?: ErrorInfo
  readonly issues: readonly JobIssue[]
  readonly elapsedMs: number
}

/** Tells a restore or an export to whoever started it. */
export interface JobReporter<T extends Outcome> {
  readonly starting: (job: {
    readonly items: number
    readonly bytes: number
    readonly badLines: number
  }) => void
  readonly progress: (progress: Progress, phase: JobPhase) => void
  readonly ended: (outcome: T) => void
  readonly cancelledEarly: () => void
}

export interface JobReporterOptions<T> {
  readonly json: boolean
  readonly io: NodeJS.Process
  /** What was done, in lines for people. */
  readonly describe: (outcome: T) => readonly string[]
}

export function createJobReporter<T extends Outcome>(options: JobReporterOptions<T>): JobReporter<T> {
  const { json, io, describe } = options
  const tell = (event: string, facts: object) => io.stdout.write(JSON.stringify({ event, ...facts }) + '\n')
  if (json)
    return {
      starting: facts => tell('starting', facts),
      progress: (progress, phase) => tell('progress', { phase, ...progress }),
      ended: outcome => tell(outcome.status, outcome),
      cancelledEarly: () => tell('cancelled', {}),
    }
  const line = (text: string) => io.stdout.write(text + '\n')
  const progressLine = createProgressLine(io)
  return {
    starting: ({ items, bytes, badLines }) => {
      line(`${items} items, ${formatBytes(bytes)}`)
      if (badLines > 0) line(`  ! ${badLines} lines of the index cannot be read. Run "phonekeep verify".`)
      progressLine.start(bytes)
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

function describeEnd({ status, error, elapsedMs }: Outcome): string {
  if (status === 'done') return `Done in ${formatSeconds(elapsedMs / 1000)}.`
  if (status === 'cancelled')
    return 'Cancelled. Run the command again to go on: what is there is not done again.'
  return `Stopped: ${error ? describeFailure(error) : ''}\nRun the command again to go on: what is there is not done again.`
}

export function exitCodeOf({ status, issues }: Outcome): number {
  if (status === 'cancelled') return exitCodes.cancelled
  if (status === 'failed') return exitCodes.failed
  return issues.length > 0 ? exitCodes.doneWithProblems : exitCodes.done
}
