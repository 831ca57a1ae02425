import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plausibleTime } from './plausible-time'

const anyNumber = fc.oneof(
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(8.64e12, -8.64e12, 253_402_300_800, NaN),
)

it('any time can be shown, and the month it is in', () => {
  const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })
  fc.assert(
    fc.property(anyNumber, seconds => {
      const date = new Date(plausibleTime(seconds) * 1000)
      const month = new Date(date.getFullYear(), date.getMonth(), 1)
      expect(date.toISOString()).toMatch(/Z$/)
      expect(format.format(date)).not.toBe('')
      expect(format.format(month)).not.toBe('')
    }),
  )
})

it('what a clock shows stays as it is', () => {
  for (const seconds of [0, 1, -1, 1_700_000_000, 2 ** 32, -2_000_000_000, 253_402_300_799])
    expect(plausibleTime(seconds)).toBe(seconds)
})
