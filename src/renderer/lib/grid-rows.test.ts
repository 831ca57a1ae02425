import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRow, monthRowAt } from './find-row'
import { buildGridRows, buildListRows } from './grid-rows'

const times = fc
  .array(fc.integer({ min: -5, max: Date.UTC(2030, 0) }), { maxLength: 200 })
  .map(list => list.sort((a, b) => b - a).map(modifiedAt => ({ modifiedAt })))
const columns = fc.integer({ min: 1, max: 9 })

describe('buildGridRows', () => {
  it('shows each item once, in order, in rows that are not too long', () => {
    fc.assert(
      fc.property(times, columns, (items, width) => {
        const rows = buildGridRows(items, width).filter(row => row.kind === 'items')
        expect(rows.flatMap(row => items.slice(row.start, row.end))).toEqual(items)
        for (const row of rows) expect(row.end - row.start).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('has one heading a month, over the items of that month only', () => {
    fc.assert(
      fc.property(times, columns, (items, width) => {
        const months = buildGridRows(items, width).filter(row => row.kind === 'month')
        expect(new Set(months.map(month => month.monthStart)).size).toBe(months.length)
        for (const { monthStart, start, end } of months) {
          for (const { modifiedAt } of items.slice(start, end)) {
            if (monthStart === null) expect(modifiedAt).toBeLessThanOrEqual(0)
            else expect(new Date(monthStart).getMonth()).toBe(new Date(modifiedAt).getMonth())
          }
        }
      }),
    )
  })
})

describe('findRow', () => {
  it('finds the row that holds the item, and its month above it', () => {
    fc.assert(
      fc.property(times, columns, (items, width) => {
        const rows = buildGridRows(items, width)
        items.forEach((_, item) => {
          const index = findRow(rows, item)
          const row = rows[index]
          expect(row?.kind).toBe('items')
          expect(row && row.start <= item && item < row.end).toBe(true)
          const month = rows[monthRowAt(rows, index)]
          expect(month && month.start <= item && item < month.end).toBe(true)
        })
      }),
    )
  })

  it('finds nothing where there is nothing', () => {
    expect(findRow([], 0)).toBe(-1)
    expect(findRow(buildListRows(3), 3)).toBe(-1)
    expect(monthRowAt(buildListRows(3), 2)).toBe(-1)
  })
})
