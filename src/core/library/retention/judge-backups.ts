import type { RetentionRule, StayReason } from '../../../shared/model/retention'
import { applyRule } from './apply-rule'

/** Why a rule does not judge a backup: it stays, and is not counted. */
export type Exempt = Extract<
  StayReason,
  | 'interrupted'
  | 'damaged'
  | 'newer-version'
  | 'no-date'
  | 'not-signed'
  | 'other-key'
  | 'other-phone'
  | 'unlisted'
>

/** What has to be known of a backup. */
export interface Judged {
  /** Tells it from others of the same time; compared as text with numbers in it. */
  readonly name: string
  /** When it was made, milliseconds since 1970. */
  readonly time: number
  readonly exempt: Exempt | null
  /** Read again as a whole since it was made, and sound. */
  readonly verified: boolean
  /** Whoever can write there may have made it: it is no reason for one to go of which that cannot be said. */
  readonly anyones: boolean
}

/** Clocks of computers differ. */
const maxMsAhead = 86_400_000

/**
 * Why each of the backups of a phone in one folder stays (docs/adr/0023). None is removed that is not complete, sound and of
 * this phone, nor the newest of those, nor the newest that has been verified.
 * @param now milliseconds since 1970
 * @returns the reasons by backup, newest first; none for one that goes
 */
export function judgeBackups<T extends Judged>(
  backups: readonly T[],
  rule: RetentionRule,
  now: number,
): readonly (readonly [backup: T, reasons: readonly StayReason[]])[] {
  const sorted = [...backups].sort(newestFirst)
  const reasons = new Map(sorted.map(backup => [backup, new Set<StayReason>(exemptionOf(backup, now))]))
  const good = sorted.filter(backup => reasons.get(backup)?.size === 0)
  // What may be anyone's is counted only among all: those that are surely of this phone stay as if it were not there.
  const own = good.filter(({ anyones }) => !anyones)
  for (const counted of [good, own]) {
    const times = counted.map(({ time }) => time)
    for (const [number, why] of applyRule(times, rule).entries()) {
      const kept = counted[number]
      if (kept) for (const reason of why) reasons.get(kept)?.add(reason)
    }
  }
  const protect = (backup: T | undefined, reason: StayReason) => {
    const known = backup && reasons.get(backup)
    if (known?.size === 0) known.add(reason)
  }
  for (const counted of [good, own]) {
    protect(counted[0], 'last-good')
    protect(
      counted.find(({ verified }) => verified),
      'last-verified',
    )
  }
  return sorted.map(backup => [backup, [...(reasons.get(backup) ?? [])]])
}

function exemptionOf({ exempt, time }: Judged, now: number): readonly StayReason[] {
  if (exempt !== null) return [exempt]
  return time > now + maxMsAhead ? ['in-future'] : []
}

function newestFirst(a: Judged, b: Judged): number {
  return b.time - a.time || b.name.localeCompare(a.name, 'en', { numeric: true })
}
