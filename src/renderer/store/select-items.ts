import type { CatalogItem } from '../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../shared/model/category'
import type { CategoryPick } from '../lib/picks'
import { setPicked } from '../lib/set-picked'
import type { Browse } from './browse'

export function setPick({ selection }: Browse, category: AnyCategory, pick: CategoryPick): void {
  selection.setState(({ picks }) => ({ picks: { ...picks, [category]: pick } }))
}

export function pickCategory(browse: Browse, category: AnyCategory, on: boolean): void {
  setPick(browse, category, { kind: on ? 'all' : 'none' })
}

export function pickItems(
  browse: Browse,
  category: AnyCategory,
  items: readonly CatalogItem[],
  on: boolean,
): void {
  setPick(browse, category, setPicked(valueFor(browse.selection.getState().picks, category), items, on))
}
