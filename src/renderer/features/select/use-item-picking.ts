import { useRef } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../../shared/model/category'
import { anchorAt, extendPick, startPick, type PickAnchor } from '../../lib/extend-pick'
import { isPicked } from '../../lib/is-picked'
import { pickItems, setPick } from '../../store/select-items'
import { useBrowse } from '../../store/use-browse'

/** Puts items in or takes them out, one by one or as a range: all from the last one do as that one did. */
export function useItemPicking(category: AnyCategory, items: readonly CatalogItem[]) {
  const browse = useBrowse()
  const currentPick = () => valueFor(browse.selection.getState().picks, category)
  const anchor = useRef<PickAnchor | null>(null)
  const apply = (next: PickAnchor) => {
    anchor.current = next
    setPick(browse, category, next.after)
  }
  const toggle = (index: number) => {
    const item = items[index]
    const pick = currentPick()
    if (item !== undefined) apply(startPick(pick, item, !isPicked(pick, item.id)))
  }
  /** From the item that was toggled last, wherever it is. */
  const extendTo = (index: number) => {
    const from = anchor.current
    const pick = currentPick()
    const next = from === null ? null : extendPick(pick, from, items, index)
    if (next === null) toggle(index)
    else apply(next)
  }
  /** From the item that has the focus: the range goes on if it reaches to there, else it begins there. */
  const extendByKey = (focused: number, index: number) => {
    const item = items[focused]
    if (item === undefined) return
    const pick = currentPick()
    const from = anchor.current?.reach === item.id ? anchor.current : anchorAt(pick, item)
    const next = extendPick(pick, from, items, index)
    if (next !== null) apply(next)
  }
  return { toggle, extendTo, extendByKey, pickAll: () => pickItems(browse, category, items, true) }
}
