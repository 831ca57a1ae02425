import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt, extendRange, startRange } from './extend-range'
import { isSelected } from './is-selected'
import type { SizedSelection } from './sized-selection'
import { setSelected } from './set-selected'
import { tallySelectedItems } from './tally-selected-items'

const items = Array.from({ length: 20 }, (_, id) => ({ id: id + 100, bytes: id * 7 }))
const index = fc.nat(items.length - 1)
const selection = fc
  .tuple(fc.constantFrom<SizedSelection>({ kind: 'all' }, { kind: 'none' }), fc.subarray(items), fc.boolean())
  .map(([from, some, on]) => setSelected(from, some, on))

const selected = (from: SizedSelection) => items.filter(item => isSelected(from, item.id))

describe('extendRange', () => {
  it('does to the last range as was done to the first item, and to nothing else', () => {
    fc.assert(
      fc.property(
        selection,
        index,
        fc.boolean(),
        fc.array(index, { minLength: 1 }),
        (from, start, on, ends) => {
          const first = items[start]
          if (first === undefined) return
          let anchor = startRange(from, first, on)
          for (const end of ends) {
            const next = extendRange(anchor.after, anchor, items, end)
            if (next === null) throw new Error('The anchor was lost')
            anchor = next
          }
          const last = ends.at(-1) ?? start
          for (const [at, item] of items.entries()) {
            const inRange = at >= Math.min(start, last) && at <= Math.max(start, last)
            expect(isSelected(anchor.after, item.id)).toBe(inRange ? on : isSelected(from, item.id))
          }
          expect(anchor.reach).toBe(items[last]?.id)
        },
      ),
    )
  })

  it('keeps what was selected by other means in between', () => {
    const [first, , third] = items
    if (first === undefined || third === undefined) throw new Error('too few')
    const anchor = startRange({ kind: 'none' }, first, true)
    const other = setSelected(anchor.after, items.slice(10), true)
    const next = extendRange(other, anchor, items, 2)
    expect(selected(next?.after ?? other)).toEqual([...items.slice(0, 3), ...items.slice(10)])
  })

  it('follows its first item to another place, and gives up when that is gone', () => {
    const [first] = items
    if (first === undefined) throw new Error('too few')
    const anchor = anchorAt(setSelected({ kind: 'none' }, [first], true), first)
    const reversed = items.toReversed()
    expect(extendRange(anchor.after, anchor, reversed, 17)?.after).toEqual(
      setSelected({ kind: 'none' }, items.slice(0, 3), true),
    )
    expect(extendRange(anchor.after, anchor, items.slice(1), 3)).toBeNull()
    expect(extendRange(anchor.after, anchor, items, 99)).toBeNull()
  })
})

describe('tallySelectedItems', () => {
  it('counts and sums what is selected of a part', () => {
    fc.assert(
      fc.property(selection, fc.subarray(items), (from, part) => {
        const total = { count: part.length, bytes: part.reduce((sum, item) => sum + item.bytes, 0) }
        const own = part.filter(item => isSelected(from, item.id))
        const bytes = own.reduce((sum, item) => sum + item.bytes, 0)
        expect(tallySelectedItems(from, part, total)).toEqual({ count: own.length, bytes })
      }),
    )
  })
})
