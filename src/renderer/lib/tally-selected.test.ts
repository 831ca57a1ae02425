import { describe, expect, it } from 'vitest'
import { forAnyCategory, perCategory } from '../../shared/model/category'
import { selectedState, stateOfCount } from './selected-state'
import type { SizedSelection } from './sized-selection'
import { tallySelected } from './tally-selected'

const totals = perCategory(category => ({ count: category.length, bytes: category.length * 100 }))

describe('tallySelected', () => {
  it('adds up what is selected of each type', () => {
    const selections = {
      ...forAnyCategory<SizedSelection>(() => ({ kind: 'none' })),
      gallery: { kind: 'all' } as const,
      videos: { kind: 'except', marked: new Map([[7, 150]]) } as const,
    }
    const { each, sum } = tallySelected(selections, totals)
    expect(each.videos).toEqual({ count: 5, bytes: 450 })
    expect(sum).toEqual({ count: 12, bytes: 1150 })
  })

  it('counts what only a newer version knows like all else of its kind, until it is selected by itself', () => {
    const newer = {
      ...totals,
      'newer:contacts': { count: 3, bytes: 30 },
      'newer:toString': { count: 1, bytes: 5 },
    }
    const all = forAnyCategory<SizedSelection>(() => ({ kind: 'all' }))
    expect(tallySelected(all, newer).each['newer:contacts']).toEqual({ count: 3, bytes: 30 })
    const without = { ...all, 'newer:contacts': { kind: 'none' } as const }
    expect(tallySelected(all, newer).sum.count - tallySelected(without, newer).sum.count).toBe(3)
    expect(tallySelected(without, newer).each['newer:toString']).toEqual({ count: 1, bytes: 5 })
  })

  it('does not fall below nothing when a listing shrinks under what was left out', () => {
    const selections = forAnyCategory<SizedSelection>(() => ({ kind: 'except', marked: new Map([[1, 9e9]]) }))
    expect(
      tallySelected(
        selections,
        perCategory(() => ({ count: 0, bytes: 0 })),
      ).sum,
    ).toEqual({ count: 0, bytes: 0 })
  })
})

describe('selectedState', () => {
  it('shows every item marked by hand as all of them', () => {
    const selection: SizedSelection = { kind: 'only', marked: new Map([[1, 1]]) }
    expect(selectedState(selection, 1, 1)).toBe('all')
    expect(selectedState(selection, 1, 2)).toBe('some')
  })

  it('keeps all as all while nothing has been found yet', () => {
    expect(selectedState({ kind: 'all' }, 0, 0)).toBe('all')
    expect(stateOfCount(0, 0)).toBe('none')
  })
})
