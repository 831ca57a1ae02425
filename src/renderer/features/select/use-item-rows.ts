import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { AnyCategory } from '../../../shared/model/category'
import { findRow, sectionRowAt } from '../../lib/find-row'
import type { GridRow } from '../../lib/grid-rows'
import { dragOut } from '../../store/drag-out'
import { rememberScroll } from '../../store/remember-scroll'
import { useBrowse } from '../../store/use-browse'
import { itemHandlers } from './item-handlers'
import { useFocusedItem, useItemFocus } from './use-item-focus'
import { useItemSelecting } from './use-item-selecting'

/** The items of a category as they are shown: filtered, in order. */
export interface ShownItems {
  readonly category: AnyCategory
  readonly items: readonly CatalogItem[]
  /** Names the order: each has its own place to come back to. */
  readonly order: string
  readonly search: string
}

interface ItemRowsOptions extends ShownItems {
  readonly rows: readonly GridRow[]
  /** Heights in CSS pixels, gaps included. */
  readonly rowHeight: number
  readonly sectionHeight: number
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Its items can be opened; else a click selects. */
  readonly opens?: boolean
}

/** What grid and list share: only the rows in sight exist; keys and clicks look, select, and move the focus. */
export function useItemRows(options: ItemRowsOptions) {
  const { category, items, order, search, rows, rowHeight, sectionHeight, scroller, opens = true } = options
  const browse = useBrowse()
  const { index: focused, set } = useFocusedItem(items)
  const [viewed, setViewed] = useState<number | null>(null)
  const focusedRow = findRow(rows, focused)
  const place = `${category}/${order}`
  const [initialOffset] = useState(() => browse.catalog.getState().scrollOffsets[place] ?? 0)
  // Returns functions that must not be memoised; this file is not compiled by the React compiler.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (rows[index]?.kind === 'section' ? sectionHeight : rowHeight),
    rangeExtractor: range => withKept(range, [sectionRowAt(rows, range.startIndex), focusedRow]),
    overscan: 3,
    initialOffset,
    scrollPaddingStart: sectionHeight,
    scrollPaddingEnd: 8,
    onChange: instance => {
      if (!instance.isScrolling && search === '') rememberScroll(browse, place, instance.scrollOffset ?? 0)
    },
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rows, rowHeight])
  const shownSearch = useRef(search)
  useEffect(() => {
    if (shownSearch.current !== search) virtualizer.scrollToOffset(0)
    shownSearch.current = search
  }, [virtualizer, search])
  const pageRows = Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? rowHeight) / rowHeight) - 1)
  const focusItem = useItemFocus({ rows, set, scroller, virtualizer })
  const selecting = useItemSelecting(category, items)
  const drag = browse.of === 'backup' ? (index: number) => dragOut(browse, category, items, index) : null
  const close = () => {
    setViewed(null)
    if (viewed !== null) focusItem(viewed, { scroll: true })
  }
  return {
    virtualizer,
    focused,
    stickyRow: sectionRowAt(rows, virtualizer.range?.startIndex ?? 0),
    handlers: itemHandlers({
      ...{ rows, focused, pageRows, selecting, focusItem },
      look: opens ? setViewed : selecting.toggle,
      dragOut: drag,
    }),
    viewer: { index: viewed, onMove: setViewed, onClose: close },
  }
}

/** Rows that stay in the page though they are out of sight: the heading on top, and the row that has the focus. */
function withKept(range: Range, kept: readonly number[]): number[] {
  const shown = defaultRangeExtractor(range)
  const wanted = kept.filter(index => index >= 0 && index < range.count)
  return [...new Set([...wanted, ...shown])].sort((a, b) => a - b)
}
