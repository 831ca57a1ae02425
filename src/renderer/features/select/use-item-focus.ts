import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useReducer, useRef, useState, type RefObject } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { findRow } from '../../lib/find-row'
import type { GridRow } from '../../lib/grid-rows'

/** The item that takes part in the tab order. It is kept by id: a search, another order or new items may move it. */
export function useFocusedItem(items: readonly CatalogItem[]) {
  const [id, setId] = useState<number | null>(null)
  const index = useMemo(
    () => Math.max(0, id === null ? 0 : items.findIndex(item => item.id === id)),
    [items, id],
  )
  const set = (next: number) => setId(items[next]?.id ?? null)
  return { index, set }
}

interface ItemFocusOptions {
  readonly rows: readonly GridRow[]
  readonly set: (index: number) => void
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>
}

/** Moves the focus to an item, also to one that is not in the page yet. */
export function useItemFocus({ rows, set, scroller, virtualizer }: ItemFocusOptions) {
  const wanted = useRef<number | null>(null)
  const [, renderAgain] = useReducer((count: number) => count + 1, 0)
  // After every render: the item may appear only when the scrolling has brought its row into the page.
  useEffect(() => {
    if (wanted.current === null) return
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`)
    if (cell === null || cell === undefined) return
    wanted.current = null
    cell.focus({ preventScroll: true })
  })
  return (index: number, { scroll }: { readonly scroll: boolean }) => {
    wanted.current = index
    set(index)
    renderAgain()
    if (scroll) virtualizer.scrollToIndex(index === 0 ? 0 : findRow(rows, index), { align: 'auto' })
  }
}
