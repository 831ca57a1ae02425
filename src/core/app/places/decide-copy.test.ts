import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstPlaceRule, type PlaceRule } from '../../../shared/model/place'
import { decideCopy, type CopyFacts } from './decide-copy'

const now = new Date(2026, 11, 1, 12).getTime()
const minute = 60_000
const waits: CopyFacts = { now, waiting: 1, failedAt: null, running: false }
const decide = (rule: Partial<PlaceRule>, facts: Partial<CopyFacts> = {}) =>
  decideCopy({ ...firstPlaceRule, ...rule }, { ...waits, ...facts })
const held = (reason: string) => ({ kind: 'held', reason })

describe('decideCopy', () => {
  it.each([
    ['what waits', {}, {}, { kind: 'start' }],
    ['nothing waits', {}, { waiting: 0 }, { kind: 'nothing' }],
    ['nothing waits where it is turned off', { automatic: false }, { waiting: 0 }, { kind: 'nothing' }],
    ['turned off', { automatic: false }, {}, held('turned-off')],
    ['in use', {}, { running: true }, held('running')],
    ['in its hours', { hours: { from: 11, to: 13 } }, {}, { kind: 'start' }],
    ['outside of them', { hours: { from: 22, to: 6 } }, {}, held('outside-hours')],
    ['just failed', {}, { failedAt: now - minute }, held('failed-before')],
    ['failed a while ago', {}, { failedAt: now - 16 * minute }, { kind: 'start' }],
    ['failed in the future: the clock was put back', {}, { failedAt: now + 60 * minute }, { kind: 'start' }],
  ] as const)('%s', (_what, rule, facts, decision) => {
    expect(decide(rule, facts)).toEqual(decision)
  })

  it('never starts beside another, turned off, or with nothing to do', () => {
    const hour = fc.integer({ min: 0, max: 23 })
    fc.assert(
      fc.property(
        fc.record({ automatic: fc.boolean(), hours: fc.option(fc.record({ from: hour, to: hour })) }),
        fc.record({
          now: fc.integer({ min: 0, max: 4e12 }),
          waiting: fc.integer({ min: 0, max: 3 }),
          failedAt: fc.option(fc.integer({ min: 0, max: 4e12 })),
          running: fc.boolean(),
        }),
        (rule, facts) => {
          if (decide(rule, facts).kind !== 'start') return
          expect([rule.automatic, facts.running, facts.waiting > 0]).toEqual([true, false, true])
        },
      ),
    )
  })
})
