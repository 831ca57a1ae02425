import { useMemo, type RefObject } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { Category } from '../../../shared/model/category'
import { buildGridRows } from '../../lib/grid-rows'
import { MonthRow } from './month-row'
import { PhotoRow } from './photo-row'
import { useItemRows } from './use-item-rows'
import styles from './photo-grid.module.css'

/** In CSS pixels. */
const gap = 8
const smallestCell = 124
/** On a wide window cells grow rather than get more and more. */
const mostColumns = 14
const headHeight = 48

interface PhotoSheetProps {
  readonly category: Category
  readonly items: readonly CatalogItem[]
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly width: number
}

/** Twenty thousand items are as quick as twenty: only the rows in sight exist. */
export function PhotoSheet({ category, items, scroller, width }: PhotoSheetProps) {
  const fitting = Math.floor((width + gap) / (smallestCell + gap))
  const columns = Math.min(mostColumns, Math.max(1, fitting))
  const cell = Math.max(1, Math.floor((width - gap * (columns - 1)) / columns))
  const rows = useMemo(() => buildGridRows(items, columns), [items, columns])
  const { virtualizer, focused, stickyRow, handlers } = useItemRows({
    category,
    items,
    rows,
    rowHeight: cell + gap,
    headHeight,
    headInFlow: false,
    scroller,
  })
  return (
    <div
      className={styles.sheet}
      role="rowgroup"
      style={{ height: virtualizer.getTotalSize() }}
      {...handlers}
    >
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const row = rows[index]
        if (row === undefined) return null
        if (row.kind === 'month') {
          const sticky = index === stickyRow
          return <MonthRow key={`m${index}`} {...{ category, items, row, index, start, sticky, columns }} />
        }
        const own = focused >= row.start && focused < row.end ? focused : -1
        return (
          <PhotoRow
            key={`r${index}`}
            {...{ category, items, index, cell, start }}
            from={row.start}
            to={row.end}
            focused={own}
          />
        )
      })}
    </div>
  )
}
