import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countsOf, keepKinds, type RetentionRule } from '../../../shared/model/retention'
import { applyRule } from './apply-rule'
import { judgeBackups, type Exempt, type Judged } from './judge-backups'

const dayMs = 86_400_000
const now = Date.UTC(2026, 11, 1)
const exemptions: readonly Exempt[] = [
  'interrupted',
  'damaged',
  'newer-version',
  'not-signed',
  'other-key',
  'other-phone',
  'unlisted',
]

const someBackup: fc.Arbitrary<Omit<Judged, 'name'>> = fc.record({
  time: fc.oneof(
    fc.integer({ min: -3, max: 60 }).map(days => now - days * dayMs),
    fc.integer({ min: 0, max: 900 * dayMs }).map(age => now - age),
  ),
  exempt: fc.option(fc.constantFrom(...exemptions), { nil: null, freq: 4 }),
  verified: fc.boolean(),
  anyones: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.boolean()),
})
const named = (backups: readonly Omit<Judged, 'name'>[]): Judged[] =>
  backups.map((backup, number) => ({ ...backup, name: `backup ${number}` }))
const someBackups = fc.array(someBackup, { maxLength: 30 }).map(named)
const someCount = fc.integer({ min: 0, max: 5 })
const someRule: fc.Arbitrary<RetentionRule> = fc.oneof(
  fc.constant<RetentionRule>({ kind: 'smart' }),
  fc.integer({ min: 0, max: 9 }).map((count): RetentionRule => ({ kind: 'keep-last', count })),
  fc
    .record({ last: someCount, daily: someCount, weekly: someCount, monthly: someCount, yearly: someCount })
    .map((counts): RetentionRule => ({ kind: 'custom', counts })),
)

function gone(backups: readonly Judged[], rule: RetentionRule): ReadonlySet<string> {
  const judged = judgeBackups(backups, rule, now)
  return new Set(judged.flatMap(([{ name }, reasons]) => (reasons.length === 0 ? [name] : [])))
}
const isGood = ({ exempt, time }: Judged) => exempt === null && time <= now + dayMs
const newest = (backups: readonly Judged[]) =>
  backups.toSorted((a, b) => b.time - a.time || b.name.localeCompare(a.name, 'en', { numeric: true }))

/** As one would say it: who is good, who of these is kept by the rule in either company, and the two that never go. */
function modelGone(backups: readonly Judged[], rule: RetentionRule): ReadonlySet<string> {
  const good = newest(backups.filter(isGood))
  const stay = new Set<string>()
  for (const company of [good, good.filter(({ anyones }) => !anyones)]) {
    const kept = applyRule(
      company.map(({ time }) => time),
      rule,
    )
    company.forEach(({ name }, number) => kept[number]?.length !== 0 && stay.add(name))
    for (const one of [company[0], company.filter(({ verified }) => verified)[0]]) if (one) stay.add(one.name)
  }
  return new Set(good.map(({ name }) => name).filter(name => !stay.has(name)))
}

const holds = (law: (backups: Judged[], rule: RetentionRule) => void) =>
  fc.assert(fc.property(someBackups, someRule, law), { numRuns: 500 })

describe('which backups go', () => {
  it('is what a plain model says, in whatever order they are given', () =>
    holds((backups, rule) => {
      expect(gone(backups, rule)).toEqual(modelGone(backups, rule))
      expect(gone(backups.toReversed(), rule)).toEqual(gone(backups, rule))
    }))

  it('is never the newest good one, nor the newest good one that has been verified', () =>
    holds((backups, rule) => {
      const good = newest(backups).filter(isGood)
      const going = gone(backups, rule)
      for (const one of [good[0], good.find(({ verified }) => verified)])
        if (one) expect(going).not.toContain(one.name)
    }))

  it('is never one that is not complete, sound, of now or before, and of this phone', () =>
    holds((backups, rule) => {
      const going = gone(backups, rule)
      for (const backup of backups) if (!isGood(backup)) expect(going).not.toContain(backup.name)
    }))

  it('does not change with what is not judged', () =>
    holds((backups, rule) => {
      expect(gone(backups.filter(isGood), rule)).toEqual(gone(backups, rule))
    }))

  it('is none of those that are surely of this phone because of one that may be anyone’s', () =>
    holds((backups, rule) => {
      const own = backups.filter(({ anyones }) => !anyones)
      const before = gone(own, rule)
      for (const backup of own)
        if (!before.has(backup.name)) expect(gone(backups, rule)).not.toContain(backup.name)
    }))

  it('is nothing more when it is asked again of those that stayed', () =>
    holds((backups, rule) => {
      const going = gone(backups, rule)
      const left = backups.filter(({ name }) => !going.has(name))
      expect([...gone(left, rule)]).toEqual([])
    }))

  it('is none at all by the rule that keeps all', () =>
    holds(backups => {
      expect([...gone(backups, { kind: 'keep-all' })]).toEqual([])
    }))

  it('leaves no more than the rule says, and those that never go', () =>
    holds((backups, rule) => {
      const good = backups.filter(isGood).filter(({ anyones }) => !anyones)
      const counts = countsOf(rule)
      const max = counts === null ? Infinity : keepKinds.reduce((sum, kind) => sum + counts[kind], 0)
      expect(good.length - gone(good, rule).size).toBeLessThanOrEqual(max + 2)
    }))
})

describe('why a backup stays', () => {
  const backup = (name: string, days: number, more: Partial<Judged> = {}): Judged => ({
    ...{ name, time: now - days * dayMs, exempt: null, verified: false, anyones: false },
    ...more,
  })
  const why = (backups: readonly Judged[], rule: RetentionRule) =>
    judgeBackups(backups, rule, now).map(([{ name }, reasons]) => [name, reasons])

  it('is said for each, newest first', () => {
    const backups = [
      backup('old', 40),
      backup('verified', 30, { verified: true }),
      backup('partial', 0, { exempt: 'interrupted' }),
      backup('damaged', 2, { exempt: 'damaged', verified: true }),
      backup('future', -400),
      backup('new', 1),
    ]
    expect(why(backups, { kind: 'keep-last', count: 1 })).toEqual([
      ['future', ['in-future']],
      ['partial', ['interrupted']],
      ['new', ['last']],
      ['damaged', ['damaged']],
      ['verified', ['last-verified']],
      ['old', []],
    ])
  })

  it('is that it is the last good one, where no rule keeps it', () => {
    const nothing: RetentionRule = { kind: 'keep-last', count: 0 }
    expect(why([backup('only', 1), backup('older', 2)], nothing)).toEqual([
      ['only', ['last-good']],
      ['older', []],
    ])
  })

  it('tells two of the same moment apart by their names', () => {
    const two = [backup('2026-11-22 14.30.05 (2)', 1), backup('2026-11-22 14.30.05 (10)', 1)]
    expect(why(two, { kind: 'keep-last', count: 1 })).toEqual([
      ['2026-11-22 14.30.05 (10)', ['last']],
      ['2026-11-22 14.30.05 (2)', []],
    ])
  })
})
