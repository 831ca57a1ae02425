import type { Category } from '../../shared/model/category'
import { call } from '../call'
import { useCatalog } from './catalog'

/** Fetches what has been found of a category so far. @throws {ApiError} */
export async function loadItems(category: Category): Promise<void> {
  const catalogId = useCatalog.getState().view?.id
  if (catalogId === undefined) return
  const found = await call(window.api.catalog.items({ catalogId, category }))
  if (useCatalog.getState().view?.id !== catalogId) return
  useCatalog.setState(state => ({ items: { ...state.items, [category]: found } }))
}
