import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstAutomaticRule, type AutomaticRule } from '../../../shared/model/automatic'
import { decideBackup, isOverdue, type AutomaticFacts } from './decide-backup'

const hour = 3_600_000
const now = new Date(2026, 10, 30, 14, 30).getTime()
const rule: AutomaticRule = { ...firstAutomaticRule, on: true }
const facts: AutomaticFacts = {
  ...{ now, lastGoodAt: now - 25 * hour, putOffUntil: null, failedAt: null },
  ...{ phone: 'usb', battery: { percent: 80, charging: false }, computerOnBattery: false },
  ...{ jobRunning: false, folderThere: true, keyKnown: true },
}
const held = (reason: string, until: number | null = null) => ({ kind: 'held', reason, until })
const at = (day: number, hours: number) => new Date(2026, 10, day, hours).getTime()

it.each([
  ['due', {}, {}, { kind: 'go' }],
  ['never backed up', {}, { lastGoodAt: null }, { kind: 'go' }],
  ['switched off', { on: false }, {}, { kind: 'off' }],
  ['not yet', {}, { lastGoodAt: now - 23 * hour }, { kind: 'not-due', dueAt: now + hour }],
  ['weekly', { everyHours: 168 }, {}, { kind: 'not-due', dueAt: now + 143 * hour }],
  ['a backup of the future: the clock was set back', {}, { lastGoodAt: now + 999 * hour }, { kind: 'go' }],
  ['no phone', {}, { phone: 'away' }, held('phone-away')],
  ['over Wi-Fi', {}, { phone: 'wifi' }, { kind: 'go' }],
  ['by cable alone', { overWifi: false }, { phone: 'wifi' }, held('over-wifi')],
  ['put off', {}, { putOffUntil: now + 1 }, held('put-off', now + 1)],
  ['put off until now', {}, { putOffUntil: now }, { kind: 'go' }],
  ['just failed', {}, { failedAt: now - 1 }, held('tried-in-vain', now - 1 + hour)],
  ['failed an hour ago', {}, { failedAt: now - hour }, { kind: 'go' }],
  ['another job', {}, { jobRunning: true }, held('job-running')],
  ['no disk', {}, { folderThere: false }, held('folder-missing')],
  ['no key', { encrypt: true }, { keyKnown: false }, held('password-needed')],
  ['none needed', {}, { keyKnown: false }, { kind: 'go' }],
  ['low battery', {}, { battery: { percent: 29, charging: false } }, held('battery-low')],
  ['low, but charging', {}, { battery: { percent: 3, charging: true } }, { kind: 'go' }],
  ['just enough', {}, { battery: { percent: 30, charging: false } }, { kind: 'go' }],
  [
    'whatever it has',
    { minBatteryPercent: null },
    { battery: { percent: 3, charging: false } },
    { kind: 'go' },
  ],
  ['does not say', {}, { battery: null }, { kind: 'go' }],
  ['on battery', {}, { computerOnBattery: true }, { kind: 'go' }],
  ['on mains only', { onMainsOnly: true }, { computerOnBattery: true }, held('computer-on-battery')],
  ['in the afternoon', { hours: { from: 14, to: 15 } }, {}, { kind: 'go' }],
  ['at night', { hours: { from: 22, to: 6 } }, {}, held('outside-hours', at(30, 22))],
  ['in the morning', { hours: { from: 6, to: 14 } }, {}, held('outside-hours', at(31, 6))],
  ['over midnight', { hours: { from: 20, to: 15 } }, {}, { kind: 'go' }],
  ['the whole day', { hours: { from: 3, to: 3 } }, {}, { kind: 'go' }],
] as const)('%s', (_what, ruled, found, verdict) => {
  expect(decideBackup({ ...rule, ...ruled }, { ...facts, ...found })).toEqual(verdict)
})

it('says when it may go: then nothing of the time is in its way', () => {
  const hours = fc.option(fc.record({ from: fc.nat(23), to: fc.nat(23) }), { nil: null })
  const times = fc.record({
    lastGoodAt: fc.option(fc.integer({ min: now - 400 * hour, max: now }), { nil: null }),
    putOffUntil: fc.option(fc.integer({ min: now - hour, max: now + 48 * hour }), { nil: null }),
    failedAt: fc.option(fc.integer({ min: now - 5 * hour, max: now }), { nil: null }),
  })
  fc.assert(
    fc.property(hours, times, fc.constantFrom(6, 24, 168), (range, found, everyHours) => {
      const own = { ...rule, everyHours, hours: range }
      let time: number = now
      // Each wait ends what it waits for: one for being due, one each for put off, failed and the hours, which may come again.
      for (let waits = 0; waits < 6; waits++) {
        const verdict = decideBackup(own, { ...facts, ...found, now: time })
        if (verdict.kind === 'go') return
        const until =
          verdict.kind === 'not-due' ? verdict.dueAt : verdict.kind === 'held' ? verdict.until : null
        expect(until).toBeGreaterThan(time)
        time = until ?? expect.fail('never')
      }
      expect.fail('It is never made')
    }),
  )
})

describe('overdue', () => {
  const times = { now, lastGoodAt: now - 49 * hour, since: 0 }
  it.each([
    ['a day late', {}, {}, true],
    ['an hour late', {}, { lastGoodAt: now - 25 * hour }, false],
    ['never, and just switched on', {}, { lastGoodAt: null, since: now - hour }, false],
    ['never, and switched on two days ago', {}, { lastGoodAt: null, since: now - 49 * hour }, true],
    ['a day late of a weekly one', { everyHours: 168 }, { lastGoodAt: now - 192 * hour }, false],
    ['switched off', { on: false }, {}, false],
  ])('%s', (_what, ruled, found, overdue) => {
    expect(isOverdue({ ...rule, ...ruled }, { ...times, ...found })).toBe(overdue)
  })
})
