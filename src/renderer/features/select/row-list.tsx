import { Fragment, useMemo, useRef, type CSSProperties, type ReactNode } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { ItemSection } from '../../lib/arrange-items'
import { buildGridRows } from '../../lib/grid-rows'
import { categoryTitle } from '../../words/category-title'
import { say } from '../../words/say'
import { HiddenText } from '../../ui/hidden-text'
import { itemsHintId } from './items-hint'
import { SectionRow } from './section-row'
import type { RowPlace } from './selectable-row'
import { useItemRows, type ShownItems } from './use-item-rows'
import styles from './row-list.module.css'

/** In CSS pixels. */
const sectionHeight = 40

interface Column {
  readonly title: string
  /** A track of a CSS grid. */
  readonly width: string
  /** Its cells are figures (`NumberCell`). */
  readonly numeric?: boolean
}

/** Which item is opened, and the way from it to another or back to the list. */
type Opened = ReturnType<typeof useItemRows>['viewer']

interface RowListProps {
  readonly shown: ShownItems
  readonly sections: readonly ItemSection[]
  /** In CSS pixels. */
  readonly rowHeight: number
  /** Those after the check boxes. */
  readonly columns: readonly Column[]
  /** A `SelectableRow` around the item's cells, memoised: this is called for each row in sight as one scrolls. */
  readonly renderRow: (item: CatalogItem, place: RowPlace) => ReactNode
  /** Shows the item that is opened. Without it nothing can be: a click selects. */
  readonly renderOpened?: (opened: Opened) => ReactNode
}

/** Items in rows of the same columns, under headings. */
export function RowList(props: RowListProps) {
  const { shown, sections, rowHeight, columns, renderRow, renderOpened } = props
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useMemo(() => buildGridRows(sections, 1), [sections])
  const { virtualizer, focused, stickyRow, handlers, viewer } = useItemRows({
    ...{ ...shown, rows, rowHeight, sectionHeight, scroller },
    opens: renderOpened !== undefined,
  })
  const { category, items } = shown
  return (
    <>
      <div
        className={styles.list}
        role="grid"
        aria-label={say('items.gridLabel', { category: categoryTitle(category) })}
        aria-rowcount={rows.length + 1}
        aria-multiselectable
        aria-describedby={itemsHintId}
        style={sizesOf(columns, rowHeight)}
      >
        <HeadRow columns={columns} />
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
                const own = { items, section: row.section, sticky: index === stickyRow }
                return <SectionRow key={`s${index}`} {...place} {...own} columns={columns.length + 1} dense />
              }
              const item = items[row.start]
              if (item === undefined) return null
              const focusable = row.start === focused
              return (
                <Fragment key={item.id}>
                  {renderRow(item, { ...place, index: row.start, focusable })}
                </Fragment>
              )
            })}
          </div>
        </div>
      </div>
      {renderOpened?.(viewer)}
    </>
  )
}

function HeadRow({ columns }: Pick<RowListProps, 'columns'>) {
  return (
    <div role="rowgroup">
      <div role="row" className={styles.head} aria-rowindex={1}>
        <span role="columnheader">
          <HiddenText>{say('items.selectedColumn')}</HiddenText>
        </span>
        {columns.map(({ title, numeric = false }, place) => (
          <span key={place} role="columnheader" className={numeric ? styles.number : undefined}>
            {title}
          </span>
        ))}
      </div>
    </div>
  )
}

/** The head and all rows share them. */
function sizesOf(columns: RowListProps['columns'], rowHeight: number): CSSProperties {
  const tracks = columns.map(({ width }) => width).join(' ')
  return { '--columns': tracks, '--row-height': `${rowHeight}px` } as CSSProperties
}
