import type { CatalogItem } from '../../../shared/model/catalog'
import type { MessageHit } from '../../../shared/model/record-details'

/** The conversations that hold what was searched for, by the newest message that does; dated by it. */
export function foundConversations(
  items: readonly CatalogItem[],
  hits: readonly MessageHit[],
): readonly CatalogItem[] {
  const byId = new Map(items.map(item => [item.id, item]))
  return hits.flatMap(({ itemId, newest }) => {
    const item = byId.get(itemId)
    return item === undefined ? [] : [{ ...item, modifiedAt: newest.date }]
  })
}
