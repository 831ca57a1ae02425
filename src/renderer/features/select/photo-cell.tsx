import { Check, Play } from 'lucide-react'
import { memo } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { describeItem } from '../../messages/describe-item'
import { Thumbnail } from './thumbnail'
import styles from './photo-cell.module.css'

interface PhotoCellProps {
  readonly catalogId: string
  readonly item: CatalogItem
  readonly index: number
  readonly picked: boolean
  readonly focusable: boolean
}

/** One square. Clicks and keys are handled by the grid, which finds the item by its index. */
export const PhotoCell = memo(function PhotoCell(props: PhotoCellProps) {
  const { catalogId, item, index, picked, focusable } = props
  return (
    <div role="gridcell" className={styles.cell} aria-selected={picked}>
      <button
        type="button"
        role="checkbox"
        className={styles.button}
        aria-checked={picked}
        aria-label={describeItem(item)}
        title={item.name}
        tabIndex={focusable ? 0 : -1}
        data-index={index}
      >
        <Thumbnail catalogId={catalogId} item={item} />
        <span className={styles.box}>{picked && <Check size={14} strokeWidth={3.5} aria-hidden />}</span>
        {item.preview === 'video' && (
          <span className={styles.badge}>
            <Play size={12} fill="currentColor" aria-hidden />
          </span>
        )}
      </button>
    </div>
  )
})
