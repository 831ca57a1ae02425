import type { AutomaticEvent } from '../../../shared/model/automatic'
import type { BackupReport } from '../../../shared/model/backup-report'
import type { Outcome } from '../../../shared/model/job'
import type { BookedPhone } from './automatic-book'

interface EndedAt {
  /** When it began and ended, in milliseconds since 1970. */
  readonly startedAt: number
  readonly now: number
}

/**
 * What is kept of a backup that has ended.
 * @param interrupted the person has not cancelled it: the phone stayed away, or the app ends
 */
export function eventOf(
  outcome: Outcome<BackupReport>,
  { now, interrupted }: Pick<EndedAt, 'now'> & { readonly interrupted: boolean },
): AutomaticEvent {
  switch (outcome.status) {
    case 'done': {
      const items = Object.values(outcome.saved).reduce((sum, tally) => sum + (tally?.count ?? 0), 0)
      const newItems = outcome.totals.copied.count
      return { at: now, kind: 'done', items, newItems, problems: outcome.issues.length }
    }
    case 'failed':
      return { at: now, kind: 'failed', error: outcome.error }
    case 'cancelled':
      return { at: now, kind: interrupted ? 'interrupted' : 'cancelled' }
  }
}

/** For how long one that the person has cancelled does not begin again (ms). */
const afterCancelMs = 24 * 3_600_000

/** What is booked of the phone then. */
export function bookedOf(
  outcome: Outcome<BackupReport>,
  { startedAt, now, interrupted }: EndedAt & { readonly interrupted: boolean },
): Partial<BookedPhone> {
  if (outcome.status === 'done' && outcome.folder !== null)
    return { lastGood: { at: startedAt, folder: outcome.folder }, failedAt: null, putOffUntil: null }
  if (outcome.status === 'cancelled' && !interrupted) return { putOffUntil: now + afterCancelMs }
  return { failedAt: now }
}
