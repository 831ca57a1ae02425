import type { CopyHold, PlaceRule } from '../../../shared/model/place'
import { isWithin } from '../automatic/is-within'

/** How a place stands. Times are milliseconds since 1970. */
export interface CopyFacts {
  readonly now: number
  /** How many backups are to be there and are not. */
  readonly waiting: number
  /** When the copy by itself last failed; null where the last one did not. */
  readonly failedAt: number | null
  /** A job uses the place. */
  readonly running: boolean
}

export type CopyDecision =
  { readonly kind: 'nothing' } | { readonly kind: 'start' } | { readonly kind: 'held'; readonly reason: CopyHold }

/** A disk is plugged in and a NAS woken any time. */
const retryMs = 15 * 60_000

/** Whether a place is copied to now, and why not. Pure: hours are those of this computer's time zone. */
export function decideCopy(rule: PlaceRule, { now, waiting, failedAt, running }: CopyFacts): CopyDecision {
  if (waiting === 0) return { kind: 'nothing' }
  const held = (reason: CopyHold) => ({ kind: 'held', reason }) as const
  if (running) return held('running')
  if (!rule.automatic) return held('turned-off')
  if (rule.hours !== null && !isWithin(rule.hours, new Date(now))) return held('outside-hours')
  // A clock that was put back must not hold it up for long.
  if (failedAt !== null && failedAt <= now && now - failedAt < retryMs) return held('failed-before')
  return { kind: 'start' }
}
