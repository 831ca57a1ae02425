import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { findRow } from '../../lib/find-row'
import type { GridRow } from '../../lib/grid-rows'
import { isFocusKey, moveFocus } from '../../lib/move-focus'

interface ItemFocusOptions {
  readonly rows: readonly GridRow[]
  readonly focused: number
  readonly setFocused: (index: number) => void
  readonly pageRows: number
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>
}

/** Arrow keys, Home, End and Page keys move the focus from item to item, also to items that are not in the page yet. */
export function useItemFocus(options: ItemFocusOptions) {
  const { rows, focused, setFocused, pageRows, scroller, virtualizer } = options
  const wanted = useRef<number | null>(null)
  // After every render: the item may appear only when the scrolling has brought its row into the page.
  useEffect(() => {
    if (wanted.current === null) return
    const cell = scroller.current?.querySelector<HTMLElement>(`button[data-index="${wanted.current}"]`)
    if (cell === null || cell === undefined) return
    wanted.current = null
    cell.focus({ preventScroll: true })
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const onItem = event.target instanceof Element && event.target.closest('[data-index]') !== null
    if (!onItem || !isFocusKey(event.key) || event.altKey || event.metaKey) return
    event.preventDefault()
    const next = moveFocus(rows, focused, event.key, pageRows)
    wanted.current = next
    setFocused(next)
    virtualizer.scrollToIndex(next === 0 ? 0 : findRow(rows, next), { align: 'auto' })
  }
  return { onKeyDown }
}
