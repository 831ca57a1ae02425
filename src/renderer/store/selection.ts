import { create } from 'zustand'
import type { CatalogItem } from '../../shared/model/catalog'
import { perCategory, type Category } from '../../shared/model/category'
import type { CategoryPick, Picks } from '../lib/picks'
import { setPicked } from '../lib/set-picked'

interface SelectionState {
  readonly picks: Picks
}

export const useSelection = create<SelectionState>(() => ({ picks: perCategory(() => ({ kind: 'all' })) }))

/** A backup that holds too much is a smaller loss than one that misses something: everything is picked at first. */
export function pickEverything(on: boolean): void {
  useSelection.setState({ picks: perCategory(() => ({ kind: on ? 'all' : 'none' })) })
}

export function setPick(category: Category, pick: CategoryPick): void {
  useSelection.setState(({ picks }) => ({ picks: { ...picks, [category]: pick } }))
}

export function pickCategory(category: Category, on: boolean): void {
  setPick(category, { kind: on ? 'all' : 'none' })
}

export function pickItems(category: Category, items: readonly CatalogItem[], on: boolean): void {
  setPick(category, setPicked(useSelection.getState().picks[category], items, on))
}
