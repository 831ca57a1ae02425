import { useRef, type KeyboardEvent } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { Category } from '../../../shared/model/category'
import { isPicked } from '../../lib/is-picked'
import { itemRange } from '../../lib/item-range'
import { pickItems, useSelection } from '../../store/selection'

/** A click picks one item or lets it go; with Shift, all from the last one do as that one did. */
export function useItemPicking(category: Category, items: readonly CatalogItem[]) {
  const anchor = useRef<number | null>(null)
  const pick = (index: number, range: boolean) => {
    const item = items[index]
    if (item === undefined) return
    const current = useSelection.getState().picks[category]
    // The anchor is an id: a search or new items may have moved it.
    const from = range ? items.findIndex(each => each.id === anchor.current) : -1
    const first = items[from]
    if (first !== undefined) {
      pickItems(category, itemRange(items, from, index), isPicked(current, first.id))
      return
    }
    anchor.current = item.id
    pickItems(category, [item], !isPicked(current, item.id))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'a' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    pickItems(category, items, true)
  }
  return { pick, onKeyDown }
}
