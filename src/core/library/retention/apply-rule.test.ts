import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { keepKinds, smartCounts, type KeepCounts, type KeepKind } from '../../../shared/model/retention'
import { applyRule } from './apply-rule'
import { periodOf } from './periods'

const dayMs = 86_400_000
const zone = process.env['TZ']
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  // It had no 30 December 2011.
  'Pacific/Apia',
] as const

function useZone(name: string): void {
  process.env['TZ'] = name
}
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

/** Many within a day, a week, a year: that is where it is decided. */
const someTimes = fc
  .tuple(
    fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2060, 0, 1) }),
    fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 2 * dayMs }),
        fc.integer({ min: 0, max: 40 * dayMs }),
        fc.integer({ min: 0, max: 1_500 * dayMs }),
      ),
      { maxLength: 40 },
    ),
  )
  .map(([newest, ages]) => ages.map(age => newest - age).sort((a, b) => b - a))

const someCount = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 60 }))
const someCounts: fc.Arbitrary<KeepCounts> = fc.record({
  last: someCount,
  daily: someCount,
  weekly: someCount,
  monthly: someCount,
  yearly: someCount,
})

interface Calendar {
  readonly day: Intl.DateTimeFormat
  readonly weekday: Intl.DateTimeFormat
}

const calendarOf = (timeZone: string): Calendar => ({
  day: new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }),
  weekday: new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' }),
})

/** The date in a zone by what the calendar of Intl says, and the week by its Monday. */
function modelPeriod(kind: KeepKind, time: number, calendar: Calendar): string {
  if (kind === 'last') return 'each'
  const day = calendar.day.format(time)
  if (kind === 'daily') return day
  if (kind === 'monthly') return day.slice(0, 7)
  if (kind === 'yearly') return day.slice(0, 4)
  const weekday = calendar.weekday.format(time)
  const since = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(weekday)
  return String(Date.parse(`${day}T00:00Z`) / dayMs - since)
}

/** Whom the rule keeps: sorted into their periods, the first so many of these, and of each the newest. */
function modelKept(times: readonly number[], counts: KeepCounts, calendar: Calendar): ReadonlySet<number> {
  const kept = new Set<number>()
  for (const kind of keepKinds) {
    const newest = new Map<string, number>()
    for (let number = times.length - 1; number >= 0; number--) {
      const period = modelPeriod(kind, times[number] ?? 0, calendar)
      newest.set(kind === 'last' ? `each ${number}` : period, number)
    }
    const first = [...newest.values()].sort((a, b) => a - b).slice(0, counts[kind])
    for (const number of first) kept.add(number)
    if (newest.size < counts[kind] && times.length > 0) kept.add(times.length - 1)
  }
  return kept
}

const keptBy = (times: readonly number[], counts: KeepCounts) =>
  new Set(
    applyRule(times, { kind: 'custom', counts }).flatMap((reasons, number) =>
      reasons.length > 0 ? [number] : [],
    ),
  )

describe.each(zones)('a custom rule in %s', timeZone => {
  it('keeps what a plain model keeps', () => {
    useZone(timeZone)
    const calendar = calendarOf(timeZone)
    fc.assert(
      fc.property(someTimes, someCounts, (times, counts) => {
        expect([...keptBy(times, counts)].sort()).toEqual([...modelKept(times, counts, calendar)].sort())
      }),
      { numRuns: 150 },
    )
  })
})

describe('a rule', () => {
  it('keeps of what it has kept everything: run again, nothing more goes', () => {
    fc.assert(
      fc.property(someTimes, someCounts, (times, counts) => {
        const kept = times.filter((_, number) => keptBy(times, counts).has(number))
        expect(keptBy(kept, counts).size).toBe(kept.length)
      }),
    )
  })

  it('keeps no fewer when one of its numbers is larger', () => {
    fc.assert(
      fc.property(someTimes, someCounts, fc.constantFrom(...keepKinds), (times, counts, kind) => {
        const more = keptBy(times, { ...counts, [kind]: counts[kind] + 1 })
        // The very oldest stays only while there is room left.
        const oldest = times.length - 1
        for (const number of keptBy(times, counts)) if (number !== oldest) expect(more).toContain(number)
      }),
    )
  })

  it('says why: by which of its numbers, each once', () => {
    useZone('UTC')
    const at = (text: string) => Date.parse(`${text}Z`)
    const times = ['2026-12-01T09:00', '2026-11-30T20:00', '2026-11-30T08:00', '2026-11-02T08:00'].map(at)
    const counts = { last: 0, daily: 2, weekly: 2, monthly: 3, yearly: 0 }
    expect(applyRule(times, { kind: 'custom', counts })).toEqual([
      ['daily', 'weekly', 'monthly'],
      ['daily', 'monthly'],
      [],
      ['weekly', 'oldest'],
    ])
    expect(applyRule(times, { kind: 'keep-last', count: 2 })).toEqual([['last'], ['last'], [], []])
    expect(applyRule(times, { kind: 'keep-all' })).toEqual(times.map(() => ['all']))
    expect(applyRule(times, { kind: 'smart' })).toEqual(
      applyRule(times, { kind: 'custom', counts: smartCounts }),
    )
    expect(applyRule([], { kind: 'smart' })).toEqual([])
  })
})

describe('a period', () => {
  it.each([
    // ISO 8601: 1 January may be in the last week of the year before, 31 December in the first of the next one.
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W1'],
    ['2024-12-29', '2024-W52'],
    ['2024-12-30', '2025-W1'],
    ['2026-12-01', '2026-W49'],
    ['2027-01-03', '2026-W53'],
  ])('%s is in week %s', (day, week) => {
    useZone('Asia/Kathmandu')
    expect(periodOf('weekly', new Date(`${day}T23:30`).getTime())).toBe(week)
    expect(periodOf('weekly', new Date(`${day}T00:10`).getTime())).toBe(week)
  })

  it('is one of the time zone of this computer', () => {
    const time = Date.parse('2026-12-31T23:30Z')
    useZone('UTC')
    expect(periodOf('yearly', time)).toBe('2026')
    useZone('Europe/Berlin')
    expect(periodOf('yearly', time)).toBe('2027')
    expect(periodOf('daily', time)).toBe('2027-1-1')
  })

  it('ends when the clock is put back, and is not begun twice', () => {
    useZone('Europe/Berlin')
    // 02:30 comes twice on 25 October 2026.
    const [first, second] = ['2026-10-25T00:30Z', '2026-10-25T01:30Z'].map(Date.parse)
    expect(
      applyRule([second ?? 0, first ?? 0], {
        kind: 'custom',
        counts: { ...smartCounts, daily: 1, weekly: 0, monthly: 0 },
      }),
    ).toEqual([['daily'], []])
  })
})
