import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ItemSection } from './arrange-items'
import { buildGridRows } from './grid-rows'
import { isFocusKey, moveFocus, type FocusKey } from './move-focus'

function section(start: number, end: number): ItemSection {
  return { key: { kind: 'month', monthStart: null }, start, end, bytes: 0 }
}

/** First section: 0 1 2 / 3 4; second: 5 6 7 / 8 */
const rows = buildGridRows([section(0, 5), section(5, 9)], 3)

describe('moveFocus', () => {
  it.each<[number, FocusKey, number]>([
    [1, 'ArrowRight', 2],
    [2, 'ArrowRight', 3],
    [3, 'ArrowLeft', 2],
    [0, 'ArrowLeft', 0],
    [8, 'ArrowRight', 8],
    [1, 'ArrowDown', 4],
    [2, 'ArrowDown', 4],
    [4, 'ArrowDown', 6],
    [6, 'ArrowUp', 4],
    [7, 'ArrowUp', 4],
    [1, 'ArrowUp', 1],
    [8, 'ArrowDown', 8],
    [0, 'PageDown', 5],
    [8, 'PageUp', 3],
    [4, 'Home', 0],
    [4, 'End', 8],
  ])('from %i with %s to %i', (from, key, to) => {
    expect(moveFocus(rows, from, key, 2)).toBe(to)
  })

  it('stays within the items, whatever is pressed', () => {
    const keys = fc.constantFrom<FocusKey>(
      'ArrowUp',
      'ArrowDown',
      'PageUp',
      'PageDown',
      'Home',
      'End',
      'ArrowLeft',
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.array(keys),
        fc.integer({ min: 1, max: 8 }),
        (count, pressed, page) => {
          const list = buildGridRows([section(0, count)], 1)
          const end = pressed.reduce((focused, key) => moveFocus(list, focused, key, page), 0)
          expect(end).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThan(count)
        },
      ),
    )
  })

  it('knows its keys', () => {
    expect(isFocusKey('PageDown')).toBe(true)
    expect(isFocusKey('a')).toBe(false)
  })
})
