import { memo } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../../shared/model/category'
import { isSelected } from '../../lib/is-selected'
import { useBrowse, useCatalog, useSelection } from '../../store/use-browse'
import { PhotoCell } from './photo-cell'
import styles from './photo-row.module.css'

interface PhotoRowProps {
  readonly category: AnyCategory
  readonly items: readonly CatalogItem[]
  readonly rowIndex: number
  /** Side of a cell and distance from the top, in CSS pixels. */
  readonly cell: number
  readonly start: number
  readonly from: number
  readonly to: number
  /** The item of this row that takes part in the tab order; -1 when none does. */
  readonly focused: number
}

export const PhotoRow = memo(function PhotoRow(props: PhotoRowProps) {
  const { category, items, rowIndex, cell, start, from, to, focused } = props
  const browse = useBrowse()
  const selection = useSelection(state => valueFor(state.selections, category))
  const catalogId = useCatalog(state => state.view?.id) ?? ''
  return (
    <div
      className={styles.row}
      role="row"
      aria-rowindex={rowIndex}
      style={{ transform: `translateY(${start}px)`, gridAutoColumns: cell, height: cell }}
    >
      {items.slice(from, to).map((item, column) => (
        <PhotoCell
          key={item.id}
          catalogId={catalogId}
          item={item}
          index={from + column}
          selected={isSelected(selection, item.id)}
          focusable={from + column === focused}
          draggable={browse.of === 'backup'}
        />
      ))}
    </div>
  )
})
