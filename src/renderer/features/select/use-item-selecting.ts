import { useRef } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../../shared/model/category'
import { anchorAt, extendRange, startRange, type RangeAnchor } from '../../lib/extend-range'
import { isSelected } from '../../lib/is-selected'
import { selectItems, setSelection } from '../../store/select-items'
import { useBrowse } from '../../store/use-browse'

/** Puts items in or takes them out, one by one or as a range: all from the last one do as that one did. */
export function useItemSelecting(category: AnyCategory, items: readonly CatalogItem[]) {
  const browse = useBrowse()
  const currentSelection = () => valueFor(browse.selection.getState().selections, category)
  const anchor = useRef<RangeAnchor | null>(null)
  const apply = (next: RangeAnchor) => {
    anchor.current = next
    setSelection(browse, category, next.after)
  }
  const toggle = (index: number) => {
    const item = items[index]
    const selection = currentSelection()
    if (item !== undefined) apply(startRange(selection, item, !isSelected(selection, item.id)))
  }
  /** From the item that was toggled last, wherever it is. */
  const extendTo = (index: number) => {
    const from = anchor.current
    const selection = currentSelection()
    const next = from === null ? null : extendRange(selection, from, items, index)
    if (next === null) toggle(index)
    else apply(next)
  }
  /** From the item that has the focus: the range goes on if it reaches to there, else it begins there. */
  const extendByKey = (focused: number, index: number) => {
    const item = items[focused]
    if (item === undefined) return
    const selection = currentSelection()
    const from = anchor.current?.reach === item.id ? anchor.current : anchorAt(selection, item)
    const next = extendRange(selection, from, items, index)
    if (next !== null) apply(next)
  }
  return { toggle, extendTo, extendByKey, selectAll: () => selectItems(browse, category, items, true) }
}
