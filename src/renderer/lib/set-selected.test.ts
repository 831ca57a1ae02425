import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSelected } from './is-selected'
import type { SizedSelection } from './sized-selection'
import { setSelected } from './set-selected'
import { tallyCategory } from './tally-category'
import { toSelection } from './to-selection'
import { forAnyCategory } from '../../shared/model/category'

const items = Array.from({ length: 30 }, (_, id) => ({ id, bytes: (id * 37) % 101 }))
const total = { count: items.length, bytes: items.reduce((sum, item) => sum + item.bytes, 0) }

const start = fc.constantFrom<SizedSelection>({ kind: 'all' }, { kind: 'none' })
const change = fc.record({ on: fc.boolean(), ids: fc.subarray(items) })
const history = fc.tuple(start, fc.array(change, { maxLength: 12 }))

/** The plainest thing that could be right: a set of the ids that are selected. */
function replayPlainly(
  from: SizedSelection,
  changes: readonly { on: boolean; ids: typeof items }[],
): Set<number> {
  const selected = new Set(from.kind === 'all' ? items.map(item => item.id) : [])
  for (const { on, ids } of changes) {
    for (const { id } of ids) {
      if (on) selected.add(id)
      else selected.delete(id)
    }
  }
  return selected
}

describe('setSelected', () => {
  it('agrees with a plain set, whatever was selected and let go before', () => {
    fc.assert(
      fc.property(history, ([from, changes]) => {
        const selection = changes.reduce((state, { on, ids }) => setSelected(state, ids, on), from)
        const plain = replayPlainly(from, changes)
        for (const { id } of items) expect(isSelected(selection, id)).toBe(plain.has(id))
        const bytes = items.filter(item => plain.has(item.id)).reduce((sum, item) => sum + item.bytes, 0)
        expect(tallyCategory(selection, total)).toEqual({ count: plain.size, bytes })
      }),
    )
  })

  it('never keeps an empty list: nothing marked is all or none', () => {
    fc.assert(
      fc.property(history, ([from, changes]) => {
        const selection = changes.reduce((state, { on, ids }) => setSelected(state, ids, on), from)
        if (selection.kind === 'only' || selection.kind === 'except')
          expect(selection.marked.size).toBeGreaterThan(0)
      }),
    )
  })

  it('leaves the selection it was given as it was', () => {
    const before: SizedSelection = { kind: 'only', marked: new Map([[1, 37]]) }
    setSelected(before, items, true)
    expect(before.marked.size).toBe(1)
  })

  it('takes in what is found later when all was selected but some', () => {
    const selection = setSelected({ kind: 'all' }, items.slice(0, 2), false)
    expect(isSelected(selection, 9_999)).toBe(true)
    expect(isSelected(setSelected({ kind: 'none' }, items.slice(0, 2), true), 9_999)).toBe(false)
  })
})

describe('toSelection', () => {
  it('sends the ids that are marked, and nothing for all or none', () => {
    const selections = {
      ...forAnyCategory<SizedSelection>(() => ({ kind: 'all' })),
      audio: { kind: 'except', marked: new Map([[3, 10]]) } as const,
      other: { kind: 'none' } as const,
    }
    expect(toSelection(selections)).toMatchObject({
      gallery: { kind: 'all' },
      audio: { kind: 'except', ids: [3] },
      other: { kind: 'none' },
    })
  })
})
