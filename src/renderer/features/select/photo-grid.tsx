import { useRef } from 'react'
import type { Section } from '../../lib/arrange-items'
import { categoryTitle } from '../../messages/category-title'
import { words } from '../../messages/words'
import { useWidth } from '../../ui/use-width'
import { PhotoSheet } from './photo-sheet'
import { itemsHintId } from './items-hint'
import type { ShownItems } from './use-item-rows'
import styles from './photo-grid.module.css'

interface PhotoGridProps {
  readonly shown: ShownItems
  readonly sections: readonly Section[]
}

/** Square cells under headings, as many side by side as the window is wide. */
export function PhotoGrid({ shown, sections }: PhotoGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  return (
    <div
      className={styles.scroller}
      ref={scroller}
      role="grid"
      aria-label={words.items.gridLabel(categoryTitle(shown.category))}
      aria-multiselectable
      aria-describedby={itemsHintId}
    >
      {width > 0 && <PhotoSheet {...{ shown, sections, scroller, width }} />}
    </div>
  )
}
