import { Check, CircleDotDashed, Play, Star } from 'lucide-react'
import { memo } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { describeItem } from '../../words/describe-item'
import { say } from '../../words/say'
import { useIsMotion } from '../../store/use-browse'
import { Thumbnail } from './thumbnail'
import styles from './photo-cell.module.css'

interface PhotoCellProps {
  readonly catalogId: string
  readonly item: CatalogItem
  readonly index: number
  readonly selected: boolean
  readonly focusable: boolean
  readonly draggable: boolean
}

/** One square. Clicks and keys are handled by the grid (item-handlers.ts), which finds the item by its index. */
export const PhotoCell = memo(function PhotoCell(props: PhotoCellProps) {
  const { catalogId, item, index, selected, focusable, draggable } = props
  const isMotion = useIsMotion(item)
  const label = describeItem(item, isMotion)
  return (
    <div
      role="gridcell"
      className={styles.cell}
      aria-selected={selected}
      aria-label={label}
      title={item.name}
      tabIndex={focusable ? 0 : -1}
      data-index={index}
      draggable={draggable}
    >
      <button
        type="button"
        className={styles.look}
        aria-label={say('items.look', { name: item.name })}
        tabIndex={-1}
      >
        <Thumbnail catalogId={catalogId} item={item} />
        {item.preview === 'video' && (
          <span className={styles.badge}>
            <Play size={12} fill="currentColor" aria-hidden />
          </span>
        )}
        {isMotion && (
          <span className={styles.badge} title={say('items.motion')}>
            <CircleDotDashed size={14} aria-hidden />
          </span>
        )}
        {item.favourite && (
          <span className={`${styles.badge} ${styles.favourite}`} title={say('items.favourite')}>
            <Star size={12} fill="currentColor" aria-hidden />
          </span>
        )}
      </button>
      <button
        type="button"
        role="checkbox"
        className={styles.check}
        aria-checked={selected}
        aria-label={label}
        tabIndex={-1}
        data-select
      >
        <span className={styles.box}>{selected && <Check size={14} strokeWidth={3.5} aria-hidden />}</span>
      </button>
    </div>
  )
})
