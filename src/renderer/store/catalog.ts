import { create } from 'zustand'
import type { CatalogItem, CatalogView } from '../../shared/model/catalog'
import type { Category } from '../../shared/model/category'
import type { ErrorInfo } from '../../shared/model/errors'

interface CatalogState {
  readonly serial: string | null
  readonly view: CatalogView | null
  /** Why the phone could not be looked at, when it could not even begin. */
  readonly error: ErrorInfo | null
  /** The items that were asked for, newest first. */
  readonly items: Readonly<Partial<Record<Category, readonly CatalogItem[]>>>
  /** Where each view of a category was left, in pixels. */
  readonly scrollOffsets: Readonly<Record<string, number>>
}

export const emptyCatalog: CatalogState = {
  serial: null,
  view: null,
  error: null,
  items: {},
  scrollOffsets: {},
}

export const useCatalog = create<CatalogState>(() => emptyCatalog)

export function rememberScroll(view: string, offset: number): void {
  useCatalog.setState(state => ({ scrollOffsets: { ...state.scrollOffsets, [view]: offset } }))
}
