import type { AutomaticRule, HoldReason } from '../../../shared/model/automatic'
import { isWithin } from './is-within'
import type { Battery } from '../../phone/phone'

/** All that decides whether a phone is backed up now. Times are milliseconds since 1970. */
export interface AutomaticFacts {
  readonly now: number
  /** Null where there is none. */
  readonly lastGoodAt: number | null
  /** The person has put it off until then. */
  readonly putOffUntil: number | null
  /** When the last try failed or was interrupted; null where one has succeeded since. */
  readonly failedAt: number | null
  readonly phone: 'away' | 'usb' | 'wifi'
  /** Null where it was not asked, or does not say. */
  readonly battery: Battery | null
  readonly computerOnBattery: boolean
  readonly jobRunning: boolean
  readonly folderThere: boolean
  readonly keyKnown: boolean
}

export type Verdict =
  | { readonly kind: 'off' }
  | { readonly kind: 'not-due'; readonly dueAt: number }
  | { readonly kind: 'held'; readonly reason: HoldReason; readonly until: number | null }
  | { readonly kind: 'go' }

const hourMs = 3_600_000
/** After a try in vain: what was in its way may pass by itself. */
const retryMs = hourMs
/** How long a backup may be due before it is called overdue, where its rule is not slower than that. */
const graceMs = 24 * hourMs

/** Whether a backup is to start now, and why not. Pure. */
export function decideBackup(rule: AutomaticRule, facts: AutomaticFacts): Verdict {
  if (!rule.on) return { kind: 'off' }
  const dueAt = dueTime(rule, facts)
  if (facts.now < dueAt) return { kind: 'not-due', dueAt }
  return findHold(rule, facts) ?? { kind: 'go' }
}

/** 0 where there is no good backup, or one of the future: a clock that was set back must not put backups off for years. */
export function dueTime(
  rule: Pick<AutomaticRule, 'everyHours'>,
  { now, lastGoodAt }: Pick<AutomaticFacts, 'now' | 'lastGoodAt'>,
): number {
  return lastGoodAt === null || lastGoodAt > now ? 0 : lastGoodAt + rule.everyHours * hourMs
}

/** @param since when the rule was turned on: before, nothing was owed */
export function isOverdue(
  rule: AutomaticRule,
  times: { readonly now: number; readonly lastGoodAt: number | null; readonly since: number },
): boolean {
  const owedFrom = Math.max(dueTime(rule, times), times.since)
  return rule.on && times.now > owedFrom + Math.max(graceMs, rule.everyHours * hourMs)
}

type Hold = Extract<Verdict, { kind: 'held' }>

/** The first of what is in its way: what a person can do most about comes first. */
function findHold(rule: AutomaticRule, facts: AutomaticFacts): Hold | null {
  const held = (reason: HoldReason, until: number | null = null): Hold => ({ kind: 'held', reason, until })
  const { now, phone, battery } = facts
  if (phone === 'away') return held('phone-away')
  if (facts.putOffUntil !== null && now < facts.putOffUntil) return held('put-off', facts.putOffUntil)
  if (facts.jobRunning) return held('job-running')
  const retryAt = facts.failedAt === null ? 0 : facts.failedAt + retryMs
  if (now < retryAt) return held('tried-in-vain', retryAt)
  if (phone === 'wifi' && !rule.overWifi) return held('over-wifi')
  if (!facts.folderThere) return held('folder-missing')
  if (rule.encrypt && !facts.keyKnown) return held('password-needed')
  if (rule.hours !== null && !isWithin(rule.hours, new Date(now)))
    return held('outside-hours', nextHour(rule.hours.from, now))
  if (rule.onMainsOnly && facts.computerOnBattery) return held('computer-on-battery')
  const { minBatteryPercent: min } = rule
  if (min !== null && battery !== null && !battery.charging && battery.percent < min)
    return held('battery-low')
  return null
}

/** When this hour of the day comes next, local time. */
function nextHour(hour: number, now: number): number {
  const next = new Date(now)
  next.setHours(hour, 0, 0, 0)
  if (next.getTime() <= now) next.setDate(next.getDate() + 1)
  return next.getTime()
}
