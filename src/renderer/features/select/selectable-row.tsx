import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { valueFor, type AnyCategory } from '../../../shared/model/category'
import { isSelected } from '../../lib/is-selected'
import { useBrowse, useSelection } from '../../store/use-browse'
import styles from './row-list.module.css'

/** Where a row stands in its list. */
export interface RowPlace {
  readonly category: AnyCategory
  readonly index: number
  readonly rowIndex: number
  /** Distance from the top of the list in CSS pixels. */
  readonly start: number
  readonly focusable: boolean
}

interface SelectableRowProps extends RowPlace {
  readonly itemId: number
  /** Says of the check box what it selects. */
  readonly label: string
  /** The cells after the one with the check box. */
  readonly children: ReactNode
}

/** The frame of one item's row. Clicks and keys are handled by the list (item-handlers.ts), which finds the item by its index. */
export function SelectableRow(props: SelectableRowProps) {
  const { category, itemId, label, index, rowIndex, start, focusable, children } = props
  const { of } = useBrowse()
  const selected = useSelection(state => isSelected(valueFor(state.selections, category), itemId))
  return (
    <div
      role="row"
      className={styles.row}
      aria-rowindex={rowIndex}
      aria-selected={selected}
      tabIndex={focusable ? 0 : -1}
      data-index={index}
      draggable={of === 'backup'}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span role="gridcell" className={styles.select} data-select>
        <button
          type="button"
          role="checkbox"
          className={styles.box}
          aria-checked={selected}
          aria-label={label}
          tabIndex={-1}
        >
          {selected && <Check size={14} strokeWidth={3} aria-hidden />}
        </button>
      </span>
      {children}
    </div>
  )
}

/** A cell of figures, which stand below one another. */
export function NumberCell({ children }: { readonly children: ReactNode }) {
  return (
    <span role="gridcell" className={styles.number}>
      {children}
    </span>
  )
}
