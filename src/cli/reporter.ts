import { Presets, SingleBar } from 'cli-progress'
import type { BackupPlan } from '../core/backup/plan-backup'
import type { BackupOutcome, BackupPhase } from '../core/backup/run-backup'
import { categories } from '../shared/model/category'
import type { Progress } from '../shared/model/job'
import type { PhoneDetails } from '../shared/model/device'
import { printable } from '../shared/printable'
import { formatBytes, formatSeconds } from './format'
import { describeFailure, describeIssue } from './messages'

/** Tells a backup to whoever started it. */
export interface Reporter {
  readonly scanning: (phone: PhoneDetails) => void
  readonly starting: (plan: BackupPlan) => void
  readonly progress: (progress: Progress, phase: BackupPhase) => void
  readonly ended: (outcome: BackupOutcome) => void
  readonly cancelledEarly: () => void
}

export function createReporter({
  json,
  io,
}: {
  readonly json: boolean
  readonly io: NodeJS.Process
}): Reporter {
  return json ? jsonReporter(io) : textReporter(io)
}

/** One JSON object a line; numbers in bytes and seconds. */
function jsonReporter({ stdout }: NodeJS.Process): Reporter {
  const tell = (event: string, facts: object) => stdout.write(JSON.stringify({ event, ...facts }) + '\n')
  return {
    scanning: ({ model, hardwareSerial }) => tell('scanning', { model, hardwareSerial }),
    starting: ({ items, totalBytes }) => tell('starting', { items: items.length, bytes: totalBytes }),
    progress: (progress, phase) => tell('progress', { phase, ...progress }),
    ended: outcome => tell(outcome.status, outcome),
    cancelledEarly: () => tell('cancelled', {}),
  }
}

function textReporter({ stdout, stderr }: NodeJS.Process): Reporter {
  const line = (text: string) => stdout.write(text + '\n')
  const bar = new SingleBar(
    {
      format: '{bar} {percentage}% | {done} | {speed}/s | {left} left | {item}',
      stream: stderr,
      hideCursor: true,
    },
    Presets.shades_classic,
  )
  let tenthsTold = 0
  /** For a log file: a line for each tenth. */
  const tellTenths = (share: number, speed: number) => {
    const tenths = Math.floor(share * 10)
    if (tenths <= tenthsTold) return
    tenthsTold = tenths
    line(`${tenths * 10} %, ${formatBytes(speed)}/s`)
  }
  return {
    scanning: phone => line(`${phone.manufacturer} ${phone.model}: looking at what is there …`),
    starting: ({ items, totalBytes }) => {
      line(`${items.length} items, ${formatBytes(totalBytes)}`)
      if (stderr.isTTY) bar.start(Math.max(totalBytes, 1), 0, { done: '', speed: '', left: '?', item: '' })
    },
    progress: ({ bytesDone, bytesTotal, bytesPerSecond, remainingSeconds, currentItem }) => {
      if (!stderr.isTTY) return tellTenths(bytesDone / Math.max(bytesTotal, 1), bytesPerSecond)
      bar.update(bytesDone, {
        done: formatBytes(bytesDone),
        speed: formatBytes(bytesPerSecond),
        left: remainingSeconds === null ? '?' : formatSeconds(remainingSeconds),
        item: printable(currentItem ?? '').slice(0, 30),
      })
    },
    ended: outcome => {
      bar.stop()
      tellEnd(outcome, line)
    },
    cancelledEarly: () => line('Cancelled before anything was copied.'),
  }
}

function tellEnd(
  { status, error, folder, saved, issues, elapsedMs }: BackupOutcome,
  line: (text: string) => void,
) {
  for (const category of categories) {
    const { count, bytes } = saved[category]
    if (count > 0) line(`  ${category.padEnd(10)} ${String(count).padStart(7)}  ${formatBytes(bytes)}`)
  }
  for (const issue of issues) line(`  ! ${describeIssue(issue)}`)
  if (status === 'done') line(`Done in ${formatSeconds(elapsedMs / 1000)}: ${folder}`)
  else if (status === 'cancelled') line(`Cancelled. What was copied is whole, and lies in ${folder}`)
  else
    line(`Stopped: ${error ? describeFailure(error) : ''}\nWhat was copied is whole, and lies in ${folder}`)
}
