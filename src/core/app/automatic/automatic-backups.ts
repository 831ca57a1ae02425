import {
  firstAutomaticRule,
  type AutomaticPhone,
  type AutomaticRule,
  type HoldReason,
} from '../../../shared/model/automatic'
import type { BackupReport } from '../../../shared/model/backup-report'
import type { Outcome } from '../../../shared/model/job'
import { phoneTitle } from '../../../shared/phone-title'
import type { BookedPhone } from './automatic-book'
import { dueTime, isOverdue } from './decide-backup'
import { bookedOf } from './event-of'
import { followPhone, type FollowedPhone, type FollowPorts } from './follow-phone'
import { readyPhoneOf } from './read-facts'

export interface AutomaticPorts extends Omit<FollowPorts, 'onChange'> {
  readonly onChange: (phones: readonly AutomaticPhone[]) => void
}

/** Backs phones up by themselves, for as long as the app runs. */
export interface AutomaticBackups {
  readonly phones: () => readonly AutomaticPhone[]
  /** Of a phone that is there now, or has been. */
  readonly setRule: (phoneId: string, rule: AutomaticRule) => void
  readonly putOff: (phoneId: string, hours: number) => void
  readonly startNow: (phoneId: string) => void
  /** Something has changed that may decide: phones, jobs, the power, the time. */
  readonly wake: () => void
  /** A backup that a person has made counts too, where it holds all. @param startedAt milliseconds since 1970 */
  readonly noteBackup: (phoneId: string, outcome: Outcome<BackupReport>, startedAt: number) => void
  readonly stop: () => void
}

/** How often is looked, and while a countdown is shown (ms): the time of day is asked, for timers stand still in sleep. */
const lookMs = 30_000
const countMs = 1_000
/** A pause between two looks that was sleep (ms). */
const asleepMs = 5 * 60_000
const overdueToldMs = 24 * 3_600_000

export function createAutomaticBackups(ports: AutomaticPorts): AutomaticBackups {
  const { book, now } = ports
  const followed = new Map<string, FollowedPhone>()
  const overdueToldAt = new Map<string, number>()
  const clock = createLookClock(now, () => lookAtAll())
  let stopped = false

  const phones = () => describePhones(ports, followed)
  let told = ''
  const tell = () => {
    if (stopped) return
    const view = phones()
    const text = JSON.stringify(view)
    if (text !== told) ports.onChange(view)
    told = text
    clock.schedule(paceOf())
  }
  const paceOf = () => {
    const states = [...followed.values()].map(phone => phone.state().kind)
    if (stopped || ![...book.phones().values()].some(({ rule }) => rule.on)) return null
    return states.includes('countdown') ? countMs : lookMs
  }
  const follow = (phoneId: string): FollowedPhone => {
    const known = followed.get(phoneId) ?? followPhone(phoneId, { ...ports, onChange: tell })
    followed.set(phoneId, known)
    return known
  }
  const lookAtAll = () => {
    if (stopped) return
    const slept = clock.sleptSince()
    for (const [phoneId, booked] of book.phones()) {
      if (slept !== null) noteMissed(ports, phoneId, { from: slept, reason: 'computer-asleep' })
      tellOverdue(phoneId, booked)
      follow(phoneId).look()
    }
    book.setAlive(now())
    clock.looked()
    // A phone has come that has no rule yet, or what holds a backup goes on.
    tell()
  }
  const tellOverdue = (phoneId: string, booked: BookedPhone) => {
    const again = now() - (overdueToldAt.get(phoneId) ?? 0) >= overdueToldMs
    if (!again || !isOverdueNow(booked, now())) return
    overdueToldAt.set(phoneId, now())
    ports.onNotice('overdue', booked.name)
    tell()
  }
  const aliveAt = book.aliveAt()
  if (aliveAt !== null)
    for (const phoneId of book.phones().keys())
      noteMissed(ports, phoneId, { from: aliveAt, reason: 'app-not-running' })
  return {
    phones,
    wake: lookAtAll,
    setRule: (phoneId, rule) => {
      const before = book.phones().get(phoneId)
      const ready = readyPhoneOf(ports.phones(), phoneId)
      if (!before && !ready) return
      const name = ready ? phoneTitle(ready.details) : (before?.name ?? '')
      const since = before?.rule.on === true ? before.since : now()
      book.change(phoneId, { name, rule, since, putOffUntil: null, failedAt: null })
      tell()
      lookAtAll()
    },
    putOff: (phoneId, hours) => {
      if (!book.phones().has(phoneId)) return
      const until = now() + hours * 3_600_000
      book.addEvent(phoneId, { at: now(), kind: 'put-off', until })
      book.change(phoneId, { putOffUntil: until })
      lookAtAll()
    },
    startNow: phoneId => {
      if (!book.phones().has(phoneId)) return
      book.change(phoneId, { putOffUntil: null, failedAt: null })
      follow(phoneId).startNow()
    },
    noteBackup: (phoneId, outcome, startedAt) => {
      const whole = !outcome.notIncluded.some(({ reason }) => reason === 'not-selected')
      if (!book.phones().has(phoneId) || outcome.status !== 'done' || !whole) return
      book.change(phoneId, bookedOf(outcome, { startedAt, now: now(), interrupted: false }))
      lookAtAll()
    },
    stop: () => {
      stopped = true
      clock.schedule(null)
      book.setAlive(now())
      for (const phone of followed.values()) phone.stop()
    },
  }
}

/** Looks again after a while, and tells when it was not able to: while the computer slept. */
function createLookClock(now: () => number, look: () => void) {
  let timer: NodeJS.Timeout | null = null
  let pace: number | null = null
  let lookedAt = now()
  return {
    /** @param next in how many milliseconds; null for no more */
    schedule: (next: number | null) => {
      if (timer !== null && next === pace) return
      if (timer !== null) clearTimeout(timer)
      pace = next
      timer =
        next === null
          ? null
          : setTimeout(() => {
              timer = null
              look()
            }, next)
    },
    looked: () => {
      lookedAt = now()
    },
    /** Since when, in milliseconds since 1970; null where it did not. */
    sleptSince: () => (pace !== null && now() - lookedAt >= asleepMs ? lookedAt : null),
  }
}

interface Missed {
  /** Milliseconds since 1970; until now. */
  readonly from: number
  readonly reason: HoldReason
}

function noteMissed({ book, now }: AutomaticPorts, phoneId: string, { from, reason }: Missed): void {
  const booked = book.phones().get(phoneId)
  if (booked?.rule.on !== true) return
  const dueAt = dueTime(booked.rule, { now: now(), lastGoodAt: booked.lastGood?.at ?? null })
  const at = Math.max(from, dueAt, booked.since)
  if (now() - at >= asleepMs) book.addEvent(phoneId, { at, kind: 'held', reason, until: now() })
}

function isOverdueNow({ rule, lastGood, since }: BookedPhone, now: number): boolean {
  return isOverdue(rule, { now, lastGoodAt: lastGood?.at ?? null, since })
}

/** Those that have a rule, and those that are there and could have one. */
function describePhones(
  ports: AutomaticPorts,
  followed: ReadonlyMap<string, FollowedPhone>,
): readonly AutomaticPhone[] {
  const booked = ports.book.phones()
  const known = [...booked].map(([phoneId, phone]): AutomaticPhone => ({
    phoneId,
    name: phone.name,
    rule: phone.rule,
    state: followed.get(phoneId)?.state() ?? { kind: 'off' },
    lastGoodAt: phone.lastGood?.at ?? null,
    overdue: isOverdueNow(phone, ports.now()),
    history: phone.history,
  }))
  const others = ports.phones().flatMap((phone): readonly AutomaticPhone[] => {
    if (phone.state !== 'ready' || phone.sample || booked.has(phone.details.hardwareSerial)) return []
    return [
      {
        phoneId: phone.details.hardwareSerial,
        name: phoneTitle(phone.details),
        rule: firstAutomaticRule,
        state: { kind: 'off' },
        lastGoodAt: null,
        overdue: false,
        history: [],
      },
    ]
  })
  return [...known, ...others]
}
