import { useRef } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { Category } from '../../../shared/model/category'
import { words } from '../../messages/words'
import { useWidth } from '../../ui/use-width'
import { PhotoSheet } from './photo-sheet'
import styles from './photo-grid.module.css'

interface PhotoGridProps {
  readonly category: Category
  readonly items: readonly CatalogItem[]
}

/** Square cells by month, as many side by side as the window is wide. */
export function PhotoGrid({ category, items }: PhotoGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  return (
    <div
      className={styles.scroller}
      ref={scroller}
      role="grid"
      aria-label={words.items.gridLabel(words.common.categories[category])}
      aria-multiselectable
    >
      {width > 0 && <PhotoSheet {...{ category, items, scroller, width }} />}
    </div>
  )
}
