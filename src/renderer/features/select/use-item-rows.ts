import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { Category } from '../../../shared/model/category'
import { findRow, monthRowAt } from '../../lib/find-row'
import type { GridRow } from '../../lib/grid-rows'
import { rememberScroll, useCatalog } from '../../store/catalog'
import { useItemFocus } from './use-item-focus'
import { useItemPicking } from './use-item-picking'

interface ItemRowsOptions {
  readonly category: Category
  readonly items: readonly CatalogItem[]
  readonly rows: readonly GridRow[]
  /** Heights in CSS pixels, gaps included. */
  readonly rowHeight: number
  readonly headHeight: number
  /** The head stands above the rows in the same sheet; else heads are rows themselves. */
  readonly headInFlow: boolean
  readonly scroller: RefObject<HTMLDivElement | null>
}

/** What grid and list share: only the rows in sight exist, keys move the focus, clicks pick. */
export function useItemRows(options: ItemRowsOptions) {
  const { category, items, rows, rowHeight, headHeight, headInFlow, scroller } = options
  const [focused, setFocused] = useState(0)
  const safeFocus = Math.min(focused, Math.max(0, items.length - 1))
  const focusedRow = findRow(rows, safeFocus)
  const [initialOffset] = useState(() => useCatalog.getState().scrollOffsets[category] ?? 0)
  // Returns functions that must not be memoised; this file is not compiled by the React compiler.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (rows[index]?.kind === 'month' ? headHeight : rowHeight),
    rangeExtractor: range => withKept(range, [monthRowAt(rows, range.startIndex), focusedRow]),
    overscan: 3,
    initialOffset,
    paddingStart: headInFlow ? headHeight : 0,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: 8,
    onChange: instance => {
      if (!instance.isScrolling) rememberScroll(category, instance.scrollOffset ?? 0)
    },
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rows, rowHeight])
  const pageRows = Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? rowHeight) / rowHeight) - 1)
  const focus = useItemFocus({ rows, focused: safeFocus, setFocused, pageRows, scroller, virtualizer })
  const picking = useItemPicking(category, items)
  return {
    virtualizer,
    focused: safeFocus,
    stickyRow: monthRowAt(rows, virtualizer.range?.startIndex ?? 0),
    handlers: {
      onKeyDown: (event: KeyboardEvent) => {
        picking.onKeyDown(event)
        focus.onKeyDown(event)
      },
      onClick: (event: MouseEvent) => {
        const index = indexOfTarget(event.target)
        if (index === null) return
        setFocused(index)
        picking.pick(index, event.shiftKey)
      },
    },
  }
}

/** Rows that stay in the page though they are out of sight: the month on top, and the one that has the focus. */
function withKept(range: Range, kept: readonly number[]): number[] {
  const shown = defaultRangeExtractor(range)
  const wanted = kept.filter(index => index >= 0 && index < range.count)
  return [...new Set([...wanted, ...shown])].sort((a, b) => a - b)
}

function indexOfTarget(target: EventTarget): number | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  const index = Number(cell?.dataset.index)
  return cell === null || Number.isNaN(index) ? null : index
}
