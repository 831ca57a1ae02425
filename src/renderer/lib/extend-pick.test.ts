import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt, extendPick, startPick } from './extend-pick'
import { isPicked } from './is-picked'
import type { CategoryPick } from './picks'
import { setPicked } from './set-picked'
import { tallyPicked } from './tally-picked'

const items = Array.from({ length: 20 }, (_, id) => ({ id: id + 100, bytes: id * 7 }))
const index = fc.nat(items.length - 1)
const pick = fc
  .tuple(fc.constantFrom<CategoryPick>({ kind: 'all' }, { kind: 'none' }), fc.subarray(items), fc.boolean())
  .map(([from, some, on]) => setPicked(from, some, on))

const picked = (from: CategoryPick) => items.filter(item => isPicked(from, item.id))

describe('extendPick', () => {
  it('does to the last range as was done to the first item, and to nothing else', () => {
    fc.assert(
      fc.property(pick, index, fc.boolean(), fc.array(index, { minLength: 1 }), (from, start, on, ends) => {
        const first = items[start]
        if (first === undefined) return
        let anchor = startPick(from, first, on)
        for (const end of ends) {
          const next = extendPick(anchor.after, anchor, items, end)
          if (next === null) throw new Error('The anchor was lost')
          anchor = next
        }
        const last = ends.at(-1) ?? start
        for (const [at, item] of items.entries()) {
          const inRange = at >= Math.min(start, last) && at <= Math.max(start, last)
          expect(isPicked(anchor.after, item.id)).toBe(inRange ? on : isPicked(from, item.id))
        }
        expect(anchor.reach).toBe(items[last]?.id)
      }),
    )
  })

  it('keeps what was picked by other means in between', () => {
    const [first, , third] = items
    if (first === undefined || third === undefined) throw new Error('too few')
    const anchor = startPick({ kind: 'none' }, first, true)
    const other = setPicked(anchor.after, items.slice(10), true)
    const next = extendPick(other, anchor, items, 2)
    expect(picked(next?.after ?? other)).toEqual([...items.slice(0, 3), ...items.slice(10)])
  })

  it('follows its first item to another place, and gives up when that is gone', () => {
    const [first] = items
    if (first === undefined) throw new Error('too few')
    const anchor = anchorAt(setPicked({ kind: 'none' }, [first], true), first)
    const reversed = items.toReversed()
    expect(extendPick(anchor.after, anchor, reversed, 17)?.after).toEqual(
      setPicked({ kind: 'none' }, items.slice(0, 3), true),
    )
    expect(extendPick(anchor.after, anchor, items.slice(1), 3)).toBeNull()
    expect(extendPick(anchor.after, anchor, items, 99)).toBeNull()
  })
})

describe('tallyPicked', () => {
  it('counts and sums what is picked of a part', () => {
    fc.assert(
      fc.property(pick, fc.subarray(items), (from, part) => {
        const total = { count: part.length, bytes: part.reduce((sum, item) => sum + item.bytes, 0) }
        const own = part.filter(item => isPicked(from, item.id))
        const bytes = own.reduce((sum, item) => sum + item.bytes, 0)
        expect(tallyPicked(from, part, total)).toEqual({ count: own.length, bytes })
      }),
    )
  })
})
