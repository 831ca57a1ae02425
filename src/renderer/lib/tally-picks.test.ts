import { describe, expect, it } from 'vitest'
import { forAnyCategory, perCategory } from '../../shared/model/category'
import { pickState, stateOfCount } from './pick-state'
import type { CategoryPick } from './picks'
import { tallyPicks } from './tally-picks'

const totals = perCategory(category => ({ count: category.length, bytes: category.length * 100 }))

describe('tallyPicks', () => {
  it('adds up what is picked of each type', () => {
    const picks = {
      ...forAnyCategory<CategoryPick>(() => ({ kind: 'none' })),
      gallery: { kind: 'all' } as const,
      videos: { kind: 'except', marked: new Map([[7, 150]]) } as const,
    }
    const { each, sum } = tallyPicks(picks, totals)
    expect(each.videos).toEqual({ count: 5, bytes: 450 })
    expect(sum).toEqual({ count: 12, bytes: 1150 })
  })

  it('counts what only a newer version knows like all else of its kind, until it is picked by itself', () => {
    const newer = {
      ...totals,
      'newer:contacts': { count: 3, bytes: 30 },
      'newer:toString': { count: 1, bytes: 5 },
    }
    const all = forAnyCategory<CategoryPick>(() => ({ kind: 'all' }))
    expect(tallyPicks(all, newer).each['newer:contacts']).toEqual({ count: 3, bytes: 30 })
    const without = { ...all, 'newer:contacts': { kind: 'none' } as const }
    expect(tallyPicks(all, newer).sum.count - tallyPicks(without, newer).sum.count).toBe(3)
    expect(tallyPicks(without, newer).each['newer:toString']).toEqual({ count: 1, bytes: 5 })
  })

  it('does not fall below nothing when a listing shrinks under what was left out', () => {
    const picks = forAnyCategory<CategoryPick>(() => ({ kind: 'except', marked: new Map([[1, 9e9]]) }))
    expect(
      tallyPicks(
        picks,
        perCategory(() => ({ count: 0, bytes: 0 })),
      ).sum,
    ).toEqual({ count: 0, bytes: 0 })
  })
})

describe('pickState', () => {
  it('shows every item marked by hand as all of them', () => {
    const pick: CategoryPick = { kind: 'only', marked: new Map([[1, 1]]) }
    expect(pickState(pick, 1, 1)).toBe('all')
    expect(pickState(pick, 1, 2)).toBe('some')
  })

  it('keeps all as all while nothing has been found yet', () => {
    expect(pickState({ kind: 'all' }, 0, 0)).toBe('all')
    expect(stateOfCount(0, 0)).toBe('none')
  })
})
