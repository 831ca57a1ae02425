import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idConditions } from './id-conditions'

/** What SQLite makes of a condition, for the few forms there are. */
function holds(condition: string, id: number): boolean {
  return condition
    .replace(/^\((.*)\)$/, (all, inner: string) => (all.includes(' OR ') ? inner : all))
    .split(' OR ')
    .some(part => {
      const list = /^_id IN \(([\d,]+)\)$/.exec(part)?.[1]
      if (list !== undefined) return list.split(',').map(Number).includes(id)
      const [, first, last] = /^\(_id>=(\d+) AND _id<=(\d+)\)$/.exec(part) ?? []
      if (first === undefined || last === undefined) throw new Error(`What is ${part}?`)
      return id >= Number(first) && id <= Number(last)
    })
}

describe('the conditions for ids', () => {
  it('name neighbours by the first and the last', () => {
    expect(idConditions('_id', [3, 1, 2, 9, 5])).toEqual(['(_id IN (5,9) OR (_id>=1 AND _id<=3))'])
    expect(idConditions('_id', [7])).toEqual(['_id IN (7)'])
    expect(idConditions('_id', [])).toEqual([])
  })

  it('hold for exactly these ids, each in one of them, and none is too long', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 2000 }), { maxLength: 400 })
    fc.assert(
      fc.property(ids, fc.integer({ min: 80, max: 3000 }), (wanted, maxLength) => {
        const conditions = idConditions('_id', wanted, maxLength)
        const set = new Set(wanted)
        for (let id = 0; id <= 2001; id++) {
          const count = conditions.filter(condition => holds(condition, id)).length
          expect(count).toBe(set.has(id) ? 1 : 0)
        }
        for (const condition of conditions) expect(condition.length).toBeLessThanOrEqual(maxLength)
      }),
      { numRuns: 60 },
    )
  })

  it('are one for fifty thousand neighbours', () => {
    expect(
      idConditions(
        '_id',
        Array.from({ length: 50_000 }, (_, at) => at + 1),
      ),
    ).toHaveLength(1)
  })
})
