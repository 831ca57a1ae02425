import { useMemo } from 'react'
import { buildGridRows } from '../../lib/grid-rows'
import { CatalogViewer } from './catalog-viewer'
import { PhotoRow } from './photo-row'
import type { CellSheetProps } from './cell-grid'
import { SectionRow } from './section-row'
import { useItemRows } from './use-item-rows'
import styles from './cell-grid.module.css'

/** In CSS pixels. */
const gap = 8
const smallestCell = 124
/** On a wide window cells grow rather than get more and more. */
const maxColumns = 14
const sectionHeight = 48

/** Twenty thousand items are as quick as twenty: only the rows in sight exist. */
export function PhotoSheet({ shown, sections, scroller, width }: CellSheetProps) {
  const fitting = Math.floor((width + gap) / (smallestCell + gap))
  const columns = Math.min(maxColumns, Math.max(1, fitting))
  const cell = Math.max(1, Math.floor((width - gap * (columns - 1)) / columns))
  const rows = useMemo(() => buildGridRows(sections, columns), [sections, columns])
  const { virtualizer, focused, stickyRow, handlers, viewer } = useItemRows({
    ...shown,
    rows,
    rowHeight: cell + gap,
    sectionHeight,
    scroller,
  })
  const { category, items } = shown
  return (
    <>
      <div
        className={styles.sheet}
        role="rowgroup"
        style={{ height: virtualizer.getTotalSize() }}
        {...handlers}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          const place = { category, items, start, rowIndex: index + 1 }
          if (row.kind === 'section') {
            const sticky = index === stickyRow
            return <SectionRow key={`s${index}`} {...place} {...{ sticky, columns }} section={row.section} />
          }
          const own = focused >= row.start && focused < row.end ? focused : -1
          return (
            <PhotoRow
              key={`r${index}`}
              {...place}
              {...{ cell }}
              from={row.start}
              to={row.end}
              focused={own}
            />
          )
        })}
      </div>
      <CatalogViewer category={category} items={items} {...viewer} />
    </>
  )
}
