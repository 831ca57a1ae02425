import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPicked } from './is-picked'
import type { CategoryPick } from './picks'
import { setPicked } from './set-picked'
import { tallyPick } from './tally-pick'
import { toSelection } from './to-selection'
import { forAnyCategory } from '../../shared/model/category'

const items = Array.from({ length: 30 }, (_, id) => ({ id, bytes: (id * 37) % 101 }))
const total = { count: items.length, bytes: items.reduce((sum, item) => sum + item.bytes, 0) }

const start = fc.constantFrom<CategoryPick>({ kind: 'all' }, { kind: 'none' })
const change = fc.record({ on: fc.boolean(), ids: fc.subarray(items) })
const history = fc.tuple(start, fc.array(change, { maxLength: 12 }))

/** The plainest thing that could be right: a set of the ids that are picked. */
function replayPlainly(
  from: CategoryPick,
  changes: readonly { on: boolean; ids: typeof items }[],
): Set<number> {
  const picked = new Set(from.kind === 'all' ? items.map(item => item.id) : [])
  for (const { on, ids } of changes) {
    for (const { id } of ids) {
      if (on) picked.add(id)
      else picked.delete(id)
    }
  }
  return picked
}

describe('setPicked', () => {
  it('agrees with a plain set, whatever was picked and let go before', () => {
    fc.assert(
      fc.property(history, ([from, changes]) => {
        const pick = changes.reduce((state, { on, ids }) => setPicked(state, ids, on), from)
        const plain = replayPlainly(from, changes)
        for (const { id } of items) expect(isPicked(pick, id)).toBe(plain.has(id))
        const bytes = items.filter(item => plain.has(item.id)).reduce((sum, item) => sum + item.bytes, 0)
        expect(tallyPick(pick, total)).toEqual({ count: plain.size, bytes })
      }),
    )
  })

  it('never keeps an empty list: nothing marked is all or none', () => {
    fc.assert(
      fc.property(history, ([from, changes]) => {
        const pick = changes.reduce((state, { on, ids }) => setPicked(state, ids, on), from)
        if (pick.kind === 'only' || pick.kind === 'except') expect(pick.marked.size).toBeGreaterThan(0)
      }),
    )
  })

  it('leaves the pick it was given as it was', () => {
    const before: CategoryPick = { kind: 'only', marked: new Map([[1, 37]]) }
    setPicked(before, items, true)
    expect(before.marked.size).toBe(1)
  })

  it('takes in what is found later when all was picked but some', () => {
    const pick = setPicked({ kind: 'all' }, items.slice(0, 2), false)
    expect(isPicked(pick, 9_999)).toBe(true)
    expect(isPicked(setPicked({ kind: 'none' }, items.slice(0, 2), true), 9_999)).toBe(false)
  })
})

describe('toSelection', () => {
  it('sends the ids that are marked, and nothing for all or none', () => {
    const picks = {
      ...forAnyCategory<CategoryPick>(() => ({ kind: 'all' })),
      audio: { kind: 'except', marked: new Map([[3, 10]]) } as const,
      other: { kind: 'none' } as const,
    }
    expect(toSelection(picks)).toMatchObject({
      gallery: { kind: 'all' },
      audio: { kind: 'except', ids: [3] },
      other: { kind: 'none' },
    })
  })
})
