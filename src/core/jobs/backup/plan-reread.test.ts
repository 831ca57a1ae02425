import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { IndexLine } from '../../format/index-line'
import { orderForReread, rereadTime } from './plan-reread'

const now = 1_800_000_000
const lineArbitrary: fc.Arbitrary<IndexLine> = fc.record({
  path: fc.string(),
  category: fc.constant('other' as const),
  bytes: fc.nat(),
  mtime: fc.nat(),
  sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
  file: fc.string(),
  checked: fc.constant('sha256' as const),
  lastRead: fc.option(fc.integer({ min: now - 100, max: now + 100 }), { nil: undefined }),
  stored: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/), { nil: undefined }),
})

it('takes the longest unread first: what has no date, or one that is still to come, before all others', () => {
  fc.assert(
    fc.property(fc.array(lineArbitrary), lines => {
      const ordered = orderForReread(lines, { plainNames: true }, now)
      expect(new Set(ordered)).toEqual(new Set(lines))
      const dates = ordered.map(({ lastRead }) =>
        lastRead === undefined || lastRead > now ? null : lastRead,
      )
      const known = dates.filter(date => date !== null)
      expect(dates.slice(0, dates.length - known.length).every(date => date === null)).toBe(true)
      expect(known).toEqual([...known].sort((a, b) => a - b))
    }),
  )
})

it('of encrypted items takes only those whose hash on the disk is known', () => {
  fc.assert(
    fc.property(fc.array(lineArbitrary), lines => {
      const ordered = orderForReread(lines, { plainNames: false }, now)
      expect(new Set(ordered)).toEqual(new Set(lines.filter(({ stored }) => stored !== undefined)))
    }),
  )
})

it('takes its share of the whole run, two seconds at least, all the time there is, or none', () => {
  const tenth = { kind: 'share', share: 0.1 } as const
  expect(rereadTime(tenth, 0)).toBe(2_000)
  expect(rereadTime(tenth, 90_000)).toBeCloseTo(10_000)
  expect(rereadTime({ kind: 'share', share: 1 }, 10)).toBe(Infinity)
  expect(rereadTime({ kind: 'all' }, 10)).toBe(Infinity)
  expect(rereadTime({ kind: 'none' }, 1e9)).toBe(0)
})
