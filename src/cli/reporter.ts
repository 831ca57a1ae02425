import type { PreparedBackup } from '../core/jobs/backup/plan-on-earlier'
import { categoriesOf, newerName } from '../shared/model/category'
import { printable } from '../shared/printable'
import type { BackupReport, SavedTotals } from '../shared/model/backup-report'
import type { JobPhase, Outcome, Progress } from '../shared/model/job'
import type { PhoneDetails } from '../shared/model/device'
import { formatBytes, formatSeconds } from './format'
import { describeClosedFolder, describeFailure, describeIssue } from './messages'
import { outcomeJson } from './outcome-json'
import { createProgressLine } from './progress-line'

/** Tells a backup to whoever started it. */
export interface Reporter {
  readonly scanning: (phone: PhoneDetails) => void
  /** Another computer may be writing to the folder. */
  readonly watching: () => void
  readonly starting: (prepared: PreparedBackup) => void
  readonly progress: (progress: Progress, phase: JobPhase) => void
  /** @param folder where it is */
  readonly ended: (outcome: Outcome<BackupReport>, folder: string) => void
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
    watching: () => tell('watching', {}),
    starting: ({ plan, steps, resumed }) =>
      tell('starting', {
        items: plan.items.length,
        bytes: plan.totalBytes,
        toCopy: steps.copy.length,
        continues: resumed?.path ?? null,
      }),
    progress: (progress, phase) => tell('progress', { phase, ...progress }),
    ended: outcome => tell(outcome.status, outcomeJson(outcome)),
    cancelledEarly: () => tell('cancelled', {}),
  }
}

function textReporter(io: NodeJS.Process): Reporter {
  const line = (text: string) => io.stdout.write(text + '\n')
  const progressLine = createProgressLine(io)
  return {
    scanning: phone => line(`${phone.manufacturer} ${phone.model}: scanning…`),
    watching: () => line('Another computer may be writing to this folder. Watching it for half a minute…'),
    starting: ({ plan, steps, resumed }) => {
      line(`${plan.items.length} items, ${formatBytes(plan.totalBytes)}`)
      if (resumed) line(`Resuming ${resumed.path}`)
      const there = plan.items.length - steps.copy.length
      if (there > 0) line(`${there} of them are already here, unchanged`)
      progressLine.start(plan.totalBytes)
    },
    progress: progressLine.update,
    ended: (outcome, folder) => {
      progressLine.stop()
      tellEnd(outcome, folder, line)
    },
    cancelledEarly: () => line('Cancelled before anything was copied.'),
  }
}

function describeRead(reread: SavedTotals['reread'], unread: SavedTotals['unread']): string {
  const again = `${reread.count} unchanged reread from the disk (${formatBytes(reread.bytes)})`
  if (unread.count === 0) return again
  const since =
    unread.oldest === null ? 'at an unknown time' : `since ${new Date(unread.oldest * 1000).toISOString()}`
  return `${again}; ${unread.count} not this time, last read ${since}`
}

function tellEnd(outcome: Outcome<BackupReport>, folder: string, line: (text: string) => void) {
  const { saved, totals, since, issues, notIncluded, elapsedMs } = outcome
  for (const category of categoriesOf(saved)) {
    const { count, bytes } = saved[category] ?? { count: 0, bytes: 0 }
    const name = printable(newerName(category) ?? category)
    if (count > 0) line(`  ${name.padEnd(10)} ${String(count).padStart(7)}  ${formatBytes(bytes)}`)
  }
  const { copied, linked, kept, checkedByPhone, checkedByVersion, reread, unread, rotten } = totals
  const origins = [
    `${copied.count} copied`,
    ...(linked.count > 0 ? [`${linked.count} unchanged since the last backup`] : []),
    ...(kept.count > 0 ? [`${kept.count} kept from the interrupted backup`] : []),
  ]
  const checks = [
    `${checkedByPhone} verified against the phone (SHA-256)`,
    ...(checkedByVersion > 0 ? [`${checkedByVersion} unchanged on the phone before and after`] : []),
  ]
  line(`  ${origins.join(', ')}; ${checks.join(', ')}`)
  if (rotten > 0)
    line(`  ! ${rotten} changed on the disk since the last backup, and copied from the phone again`)
  if (linked.count + kept.count > 0) line(`  ${describeRead(reread, unread)}`)
  if (since) line(`  ${since.new} new, ${since.changed} changed, ${since.vanished} no longer on the phone`)
  for (const one of notIncluded)
    if (one.reason === 'closed-folders')
      for (const closed of one.folders) line(`  - ${describeClosedFolder(closed)}`)
  for (const issue of issues) line(`  ! ${describeIssue(issue)}`)
  const again = `Run the command again to resume ${folder}`
  if (outcome.status === 'done') line(`Done in ${formatSeconds(elapsedMs / 1000)}: ${folder}`)
  else if (outcome.status === 'cancelled') line(`Cancelled. ${again}`)
  else line(`Stopped: ${describeFailure(outcome.error)}\n${again}`)
}
