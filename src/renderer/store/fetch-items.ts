import type { AnyCategory } from '../../shared/model/category'
import { call } from '../call'
import type { Browse } from './browse'

/** Fetches what has been found of a category so far. @throws {ApiError} */
export async function fetchItems({ catalog }: Browse, category: AnyCategory): Promise<void> {
  const catalogId = catalog.getState().view?.id
  if (catalogId === undefined) return
  const found = await call(window.api.catalog.items({ catalogId, category }))
  if (catalog.getState().view?.id !== catalogId) return
  catalog.setState(state => ({ items: { ...state.items, [category]: found } }))
}
