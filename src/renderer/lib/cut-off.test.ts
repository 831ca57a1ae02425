import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ages, cutOffOf } from './cut-off'

const now = new Date(2026, 10, 30, 12).getTime()

describe('cutOffOf', () => {
  it('goes back by days, or to the beginning of a day', () => {
    expect(now - cutOffOf({ age: 'month', date: null }, now)).toBe(30 * 24 * 3600 * 1000)
    expect(new Date(cutOffOf({ age: 'date', date: '2025-02-03' }, now))).toEqual(new Date(2025, 1, 3))
  })

  it('offers nothing while there is no date', () => {
    for (const date of [null, '', '2025', 'tomorrow']) expect(cutOffOf({ age: 'date', date }, now)).toBe(0)
  })

  it('is never in the future, whatever is typed', () => {
    const date = fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map(each => each.toISOString().slice(0, 10)),
    )
    fc.assert(
      fc.property(fc.constantFrom(...ages), date, (age, typed) => {
        const cutOff = cutOffOf({ age, date: typed }, now)
        expect(cutOff).toBeGreaterThanOrEqual(0)
        expect(cutOff).toBeLessThanOrEqual(now)
      }),
    )
  })
})
