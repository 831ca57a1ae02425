import type { CategoryPick, PickState } from './picks'

/** How a check box shows a pick of a category in which `picked` of `total` items are picked. */
export function pickState(pick: CategoryPick, picked: number, total: number): PickState {
  if (pick.kind === 'all' || pick.kind === 'none') return pick.kind
  return stateOfCount(picked, total)
}

export function stateOfCount(picked: number, total: number): PickState {
  if (picked === 0) return 'none'
  return picked >= total ? 'all' : 'some'
}
