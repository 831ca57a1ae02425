import { useMemo } from 'react'
import { buildGridRows } from '../../lib/grid-rows'
import type { CellSheetProps } from '../select/cell-grid'
import { SectionRow } from '../select/section-row'
import { useItemRows } from '../select/use-item-rows'
import { CatalogRecord } from './catalog-record'
import { ContactRow } from './contact-row'
import styles from '../select/cell-grid.module.css'

/** In CSS pixels. */
const gap = 8
const smallestCard = 232
const cardHeight = 64
const sectionHeight = 48

/** Only the rows in sight exist. */
export function ContactSheet({ shown, sections, scroller, width }: CellSheetProps) {
  const columns = Math.max(1, Math.floor((width + gap) / (smallestCard + gap)))
  const rows = useMemo(() => buildGridRows(sections, columns), [sections, columns])
  const { virtualizer, focused, stickyRow, handlers, viewer } = useItemRows({
    ...shown,
    rows,
    rowHeight: cardHeight + gap,
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
          const place = { category, items, start, rowIndex: index + 1, columns }
          if (row.kind === 'section') {
            const sticky = index === stickyRow
            return <SectionRow key={`s${index}`} {...place} {...{ sticky }} section={row.section} />
          }
          const own = focused >= row.start && focused < row.end ? focused : -1
          return <ContactRow key={`r${index}`} {...place} from={row.start} to={row.end} focused={own} />
        })}
      </div>
      <CatalogRecord category={category} items={items} {...viewer} />
    </>
  )
}
