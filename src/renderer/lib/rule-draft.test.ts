import { expect, it } from 'vitest'
import type { RetentionRule } from '../../shared/model/retention'
import { draftOf, ruleOf } from './rule-draft'

const rules: readonly RetentionRule[] = [
  { kind: 'keep-all' },
  { kind: 'smart' },
  { kind: 'keep-last', count: 3 },
  { kind: 'custom', counts: { last: 1, daily: 2, weekly: 3, monthly: 4, yearly: 5 } },
]

it.each(rules)('a draft of $kind is that rule', rule => {
  expect(ruleOf(draftOf(rule))).toEqual(rule)
})

it('begins a custom rule with the numbers of the smart one', () => {
  expect(ruleOf({ ...draftOf({ kind: 'smart' }), kind: 'custom' })).toEqual({
    kind: 'custom',
    counts: { last: 0, daily: 7, weekly: 4, monthly: 12, yearly: 0 },
  })
})

it.each(['0', '', '-1', '1.5', 'ten', '10001', '1e3'])('"%s" backups are no number to keep', count => {
  expect(ruleOf({ ...draftOf({ kind: 'smart' }), kind: 'keep-last', count })).toBeNull()
})

it('takes an empty field of a custom rule for none, and needs one above', () => {
  const custom = draftOf({ kind: 'custom', counts: { last: 2, daily: 0, weekly: 0, monthly: 0, yearly: 0 } })
  const counts = { ...custom.counts, weekly: '', monthly: ' ' }
  expect(ruleOf({ ...custom, counts })).toMatchObject({ counts: { last: 2, weekly: 0, monthly: 0 } })
  expect(ruleOf({ ...custom, counts: { ...counts, last: '0' } })).toBeNull()
  expect(ruleOf({ ...custom, counts: { ...counts, yearly: 'x' } })).toBeNull()
})
