import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrangeItems, type ItemSection } from './arrange-items'
import { findRow, sectionRowAt } from './find-row'
import { buildGridRows } from './grid-rows'

const columns = fc.integer({ min: 1, max: 9 })
/** Newest first, as main lists them; dates from before 1970 are dates the phone does not know. */
const list = fc
  .array(
    fc.record({
      folder: fc.constantFrom('/a/Camera', '/b/Camera', '/a/Screenshots 2', '/a/Screenshots 10'),
      modifiedAt: fc.integer({ min: -5, max: Date.UTC(2030, 0) }),
      bytes: fc.nat(1_000),
    }),
    { maxLength: 200 },
  )
  .map(items => items.sort((a, b) => b.modifiedAt - a.modifiedAt))
const byText = (a: string, b: string) => (a < b ? -1 : 1)

function expectToCover(sections: readonly ItemSection[], items: readonly { bytes: number }[]): void {
  expect(sections.map(section => section.start)).toEqual([0, ...sections.map(({ end }) => end)].slice(0, -1))
  expect(sections.at(-1)?.end ?? 0).toBe(items.length)
  for (const { start, end, bytes } of sections) {
    expect(end).toBeGreaterThan(start)
    expect(bytes).toBe(items.slice(start, end).reduce((sum, item) => sum + item.bytes, 0))
  }
}

describe('arrangeItems', () => {
  it('has one heading a month, over the items of that month only, in the order they came', () => {
    fc.assert(
      fc.property(list, given => {
        const { items, sections } = arrangeItems(given, 'month', byText)
        expect(items).toBe(given)
        expectToCover(sections, items)
        const months = sections.map(({ key }) => (key.kind === 'month' ? key.monthStart : 'not a month'))
        expect(new Set(months).size).toBe(months.length)
        sections.forEach(({ start, end }, index) => {
          const monthStart = months[index]
          for (const { modifiedAt } of items.slice(start, end)) {
            if (typeof monthStart !== 'number') expect(modifiedAt).toBeLessThanOrEqual(0)
            else expect(new Date(monthStart).getMonth()).toBe(new Date(modifiedAt).getMonth())
          }
        })
      }),
    )
  })

  it('has one heading a folder, in the order asked for, each newest first, and loses nothing', () => {
    fc.assert(
      fc.property(list, given => {
        const { items, sections } = arrangeItems(given, 'folder', byText)
        expect(new Set(items)).toEqual(new Set(given))
        expectToCover(sections, items)
        const folders = sections.map(({ key }) => (key.kind === 'folder' ? key.folder : 'not a folder'))
        expect(folders).toEqual([...new Set(given.map(item => item.folder))].sort(byText))
        sections.forEach(({ start, end }, index) => {
          const own = items.slice(start, end)
          expect(own).toEqual(given.filter(item => item.folder === folders[index]))
        })
      }),
    )
  })
})

describe('buildGridRows', () => {
  it('shows each item once, in order, in rows that are not too long, under its own heading', () => {
    fc.assert(
      fc.property(list, columns, (given, width) => {
        const { items, sections } = arrangeItems(given, 'month', byText)
        const rows = buildGridRows(sections, width)
        const filled = rows.filter(row => row.kind === 'items')
        expect(filled.flatMap(row => items.slice(row.start, row.end))).toEqual(items)
        for (const row of filled) {
          expect(row.end - row.start).toBeLessThanOrEqual(width)
          const heading = rows[row.heading]
          expect(heading?.kind).toBe('section')
          expect(heading && heading.start <= row.start && row.end <= heading.end).toBe(true)
        }
      }),
    )
  })
})

describe('findRow', () => {
  it('finds the row that holds the item, and the heading above it', () => {
    fc.assert(
      fc.property(list, columns, (items, width) => {
        const rows = buildGridRows(arrangeItems(items, 'folder', byText).sections, width)
        items.forEach((_, item) => {
          const index = findRow(rows, item)
          const row = rows[index]
          expect(row?.kind).toBe('items')
          expect(row && row.start <= item && item < row.end).toBe(true)
          const heading = rows[sectionRowAt(rows, index)]
          expect(heading?.kind).toBe('section')
          expect(heading && heading.start <= item && item < heading.end).toBe(true)
        })
        rows.forEach((row, index) => {
          if (row.kind === 'section') expect(sectionRowAt(rows, index)).toBe(index)
        })
      }),
    )
  })

  it('finds nothing where there is nothing', () => {
    expect(findRow([], 0)).toBe(-1)
    expect(sectionRowAt([], 2)).toBe(-1)
  })
})
