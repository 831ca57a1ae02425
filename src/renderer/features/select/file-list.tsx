import { useMemo, useRef } from 'react'
import type { Section } from '../../lib/arrange-items'
import { buildGridRows } from '../../lib/grid-rows'
import { categoryTitle } from '../../messages/category-title'
import { words } from '../../messages/words'
import { HiddenText } from '../../ui/hidden-text'
import { CatalogViewer } from './catalog-viewer'
import { FileRow } from './file-row'
import { itemsHintId } from './items-hint'
import { SectionRow } from './section-row'
import { useItemRows, type ShownItems } from './use-item-rows'
import styles from './file-list.module.css'

/** In CSS pixels. */
const rowHeight = 44
const sectionHeight = 40
const columns = 5

interface FileListProps {
  readonly shown: ShownItems
  readonly sections: readonly Section[]
}

/** Names, folders, sizes and dates under headings. */
export function FileList({ shown, sections }: FileListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => buildGridRows(sections, 1), [sections])
  const { virtualizer, focused, stickyRow, handlers, viewer } = useItemRows({
    ...shown,
    rows,
    rowHeight,
    sectionHeight,
    scroller,
  })
  const { category, items } = shown
  return (
    <>
      <div
        className={styles.list}
        role="grid"
        aria-label={words.items.gridLabel(categoryTitle(category))}
        aria-rowcount={rows.length + 1}
        aria-multiselectable
        aria-describedby={itemsHintId}
      >
        <div role="rowgroup">
          <HeadRow />
        </div>
        <div className={styles.scroller} ref={scroller}>
          <div
            className={styles.sheet}
            role="rowgroup"
            style={{ height: virtualizer.getTotalSize() }}
            {...handlers}
          >
            {virtualizer.getVirtualItems().map(({ index, start }) => {
              const row = rows[index]
              if (row === undefined) return null
              const place = { category, start, rowIndex: index + 2 }
              if (row.kind === 'section') {
                const sticky = index === stickyRow
                const { section } = row
                return (
                  <SectionRow key={`s${index}`} {...place} {...{ items, section, sticky, columns }} dense />
                )
              }
              const item = items[row.start]
              if (item === undefined) return null
              const focusable = row.start === focused
              return <FileRow key={item.id} {...place} {...{ item, focusable }} index={row.start} />
            })}
          </div>
        </div>
      </div>
      <CatalogViewer category={category} items={items} {...viewer} />
    </>
  )
}

function HeadRow() {
  return (
    <div role="row" className={styles.head} aria-rowindex={1}>
      <span role="columnheader">
        <HiddenText>{words.items.selectedColumn}</HiddenText>
      </span>
      <span role="columnheader">{words.items.name}</span>
      <span role="columnheader">{words.items.folder}</span>
      <span role="columnheader" className={styles.number}>
        {words.items.size}
      </span>
      <span role="columnheader" className={styles.number}>
        {words.items.date}
      </span>
    </div>
  )
}
