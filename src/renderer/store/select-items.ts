import type { CatalogItem } from '../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../shared/model/category'
import type { SizedSelection } from '../lib/sized-selection'
import { setSelected } from '../lib/set-selected'
import type { Browse } from './browse'

export function setSelection(browse: Browse, category: AnyCategory, selection: SizedSelection): void {
  browse.selection.setState(({ selections }) => ({ selections: { ...selections, [category]: selection } }))
}

export function selectCategory(browse: Browse, category: AnyCategory, on: boolean): void {
  setSelection(browse, category, { kind: on ? 'all' : 'none' })
}

export function selectItems(
  browse: Browse,
  category: AnyCategory,
  items: readonly CatalogItem[],
  on: boolean,
): void {
  setSelection(
    browse,
    category,
    setSelected(valueFor(browse.selection.getState().selections, category), items, on),
  )
}
