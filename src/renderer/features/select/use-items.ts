import { useEffect } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { AnyCategory } from '../../../shared/model/category'
import type { ErrorInfo } from '../../../shared/model/errors'
import { fetchItems } from '../../store/fetch-items'
import { useBrowse, useCatalog } from '../../store/use-browse'
import { useAction } from '../../ui/use-action'

interface Items {
  /** Null until the first answer. */
  readonly items: readonly CatalogItem[] | null
  readonly error: ErrorInfo | null
  /** Found since the list was fetched: shown when asked for, so that nothing moves under the pointer. */
  readonly more: number
  readonly reload: () => void
}

export function useItems(category: AnyCategory): Items {
  const browse = useBrowse()
  const catalogId = useCatalog(state => state.view?.id)
  const count = useCatalog(state => state.view?.categories[category]?.count ?? 0)
  const items = useCatalog(state => state.items[category]) ?? null
  const { pending, error, run } = useAction()
  const reload = () => run(() => fetchItems(browse, category))
  // An empty list has nothing that could move: it fills by itself.
  const wanted = catalogId !== undefined && (items === null || (items.length === 0 && count > 0))
  useEffect(() => {
    if (wanted && !pending && error === null) reload()
  })
  return { items, error, more: items === null || items.length === 0 ? 0 : count - items.length, reload }
}
