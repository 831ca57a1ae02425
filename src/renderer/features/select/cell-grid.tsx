import { useRef, type ComponentType, type RefObject } from 'react'
import type { ItemSection } from '../../lib/arrange-items'
import { categoryTitle } from '../../words/category-title'
import { say } from '../../words/say'
import { useWidth } from '../../ui/use-width'
import { itemsHintId } from './items-hint'
import type { ShownItems } from './use-item-rows'
import styles from './cell-grid.module.css'

interface CellGridProps {
  readonly shown: ShownItems
  readonly sections: readonly ItemSection[]
  readonly Sheet: ComponentType<CellSheetProps>
}

export interface CellSheetProps extends Pick<CellGridProps, 'shown' | 'sections'> {
  readonly scroller: RefObject<HTMLDivElement | null>
  /** In CSS pixels. */
  readonly width: number
}

/** Cells under headings, as many side by side as the window is wide. */
export function CellGrid({ shown, sections, Sheet }: CellGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  return (
    <div
      className={styles.scroller}
      ref={scroller}
      role="grid"
      aria-label={say('items.gridLabel', { category: categoryTitle(shown.category) })}
      aria-multiselectable
      aria-describedby={itemsHintId}
    >
      {width > 0 && <Sheet {...{ shown, sections, scroller, width }} />}
    </div>
  )
}
