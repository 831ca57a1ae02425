import { useMemo, useRef } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { Category } from '../../../shared/model/category'
import { buildListRows } from '../../lib/grid-rows'
import { words } from '../../messages/words'
import { HiddenText } from '../../ui/hidden-text'
import { FileRow } from './file-row'
import { useItemRows } from './use-item-rows'
import styles from './file-list.module.css'

/** In CSS pixels. */
const rowHeight = 44
const headHeight = 36

interface FileListProps {
  readonly category: Category
  readonly items: readonly CatalogItem[]
}

/** Names, folders, sizes and dates, newest first. */
export function FileList({ category, items }: FileListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => buildListRows(items.length), [items.length])
  const { virtualizer, focused, handlers } = useItemRows({
    category,
    items,
    rows,
    rowHeight,
    headHeight,
    headInFlow: true,
    scroller,
  })
  return (
    <div
      className={styles.scroller}
      ref={scroller}
      role="grid"
      aria-label={words.items.gridLabel(words.common.categories[category])}
      aria-rowcount={items.length + 1}
      aria-multiselectable
    >
      <div
        className={styles.sheet}
        role="rowgroup"
        style={{ height: virtualizer.getTotalSize() }}
        {...handlers}
      >
        <HeadRow />
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const item = items[index]
          if (item === undefined) return null
          return <FileRow key={item.id} {...{ category, item, index, start }} focusable={index === focused} />
        })}
      </div>
    </div>
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
