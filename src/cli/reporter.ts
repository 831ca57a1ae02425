import type { PreparedBackup } from '../core/jobs/backup/plan-on-earlier'
import { categoriesOf, newerName } from '../shared/model/category'
import { printable } from '../shared/printable'
import type { BackupReport, NotIncluded, SavedTotals } from '../shared/model/backup-report'
import type { JobPhase, Outcome, Progress } from '../shared/model/job'
import type { PhoneDetails } from '../shared/model/device'
import { describeFailure } from './describe-failure'
import { describeIssue } from './describe-issue'
import { outcomeJson } from './outcome-json'
import { createProgressLine } from './progress-line'
import { format, say } from './say'

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
    scanning: ({ manufacturer, model }) =>
      line(say('backup.scanning', { phone: `${manufacturer} ${model}` })),
    watching: () => line(say('backup.watching')),
    starting: ({ plan, steps, resumed }) => {
      line(say('common.tally', { count: plan.items.length, bytes: plan.totalBytes }))
      if (resumed) line(say('backup.resuming', { folder: resumed.path }))
      const there = plan.items.length - steps.copy.length
      if (there > 0) line(say('backup.alreadyHere', { count: there }))
      progressLine.start(plan.totalBytes)
    },
    progress: progressLine.update,
    ended: (outcome, folder) => {
      progressLine.stop()
      tellEnd(outcome, folder, line)
    },
    cancelledEarly: () => line(say('backup.cancelledEarly')),
  }
}

function tellEnd(outcome: Outcome<BackupReport>, folder: string, line: (text: string) => void) {
  const { saved, totals, since, issues, notIncluded, elapsedMs } = outcome
  for (const category of categoriesOf(saved)) {
    const { count, bytes } = saved[category] ?? { count: 0, bytes: 0 }
    const name = printable(newerName(category) ?? category)
    if (count > 0) line(`  ${name.padEnd(10)} ${format().count(count).padStart(7)}  ${format().bytes(bytes)}`)
  }
  for (const text of describeTotals(totals)) line(`  ${text}`)
  if (since)
    line(`  ${say('backup.since', { added: since.new, changed: since.changed, vanished: since.vanished })}`)
  for (const one of notIncluded) for (const text of describeNotIncluded(one)) line(`  - ${text}`)
  for (const issue of issues) line(`  ! ${describeIssue(issue)}`)
  const again = say('backup.again', { folder })
  if (outcome.status === 'done') line(say('backup.done', { seconds: elapsedMs / 1000, folder }))
  else if (outcome.status === 'cancelled') line(`${say('common.cancelled')} ${again}`)
  else line(`${say('common.stopped', { failure: describeFailure(outcome.error) })}\n${again}`)
}

/** What people would miss: no caches, and of what they left out themselves only whole folders. */
function describeNotIncluded(one: NotIncluded): readonly string[] {
  switch (one.reason) {
    case 'closed-folders':
    case 'folders-left-out':
    case 'new-folders':
      return one.folders.map(folder => say(`backup.folders.${one.reason}`, { folder }))
    case 'contacts-not-given':
    case 'messages-not-given':
    case 'calls-not-given':
    case 'contacts-messages-calls':
      return [say(`backup.notGiven.${one.reason}`)]
    case 'app-data':
    case 'caches-and-trash':
    case 'not-selected':
    case 'unknown':
      return []
  }
}

/** Where the items came from, and what was done with each of them. */
function describeTotals(totals: SavedTotals): readonly string[] {
  const { copied, linked, kept, checkedByPhone, checkedByVersion, reread, rotten } = totals
  const origins = [
    say('backup.copied', { count: copied.count }),
    ...(linked.count > 0 ? [say('backup.linked', { count: linked.count })] : []),
    ...(kept.count > 0 ? [say('backup.kept', { count: kept.count })] : []),
  ]
  const checks = [
    say('backup.checkedByPhone', { count: checkedByPhone }),
    ...(checkedByVersion > 0 ? [say('backup.checkedByVersion', { count: checkedByVersion })] : []),
  ]
  const read = [say('backup.reread', { ...reread }), ...describeUnread(totals.unread)]
  return [
    `${origins.join(', ')}; ${checks.join(', ')}`,
    ...(rotten > 0 ? [`! ${say('backup.rotten', { count: rotten })}`] : []),
    ...(linked.count + kept.count > 0 ? [read.join('; ')] : []),
  ]
}

/** Some of them may not tell when they were last read. */
function describeUnread({ count, oldest, unknown }: SavedTotals['unread']): readonly string[] {
  if (count === 0) return []
  if (oldest === null) return [say('backup.unread.unknown', { count })]
  const values = { count, oldest: oldest * 1000, unknown }
  return [unknown === 0 ? say('backup.unread.since', values) : say('backup.unread.partlySince', values)]
}
