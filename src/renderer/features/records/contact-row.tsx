import { memo } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../../shared/model/category'
import { isSelected } from '../../lib/is-selected'
import { useBrowse, useCatalog, useSelection } from '../../store/use-browse'
import { ContactCell } from './contact-cell'
import styles from './contact.module.css'

interface ContactRowProps {
  readonly category: AnyCategory
  readonly items: readonly CatalogItem[]
  readonly rowIndex: number
  readonly columns: number
  /** Distance from the top, in CSS pixels. */
  readonly start: number
  readonly from: number
  readonly to: number
  /** The item of this row that takes part in the tab order; -1 when none does. */
  readonly focused: number
}

export const ContactRow = memo(function ContactRow(props: ContactRowProps) {
  const { category, items, rowIndex, columns, start, from, to, focused } = props
  const { of } = useBrowse()
  const selection = useSelection(state => valueFor(state.selections, category))
  const catalogId = useCatalog(state => state.view?.id) ?? ''
  return (
    <div
      className={styles.row}
      role="row"
      aria-rowindex={rowIndex}
      style={{
        transform: `translateY(${start}px)`,
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
      }}
    >
      {items.slice(from, to).map((item, column) => (
        <ContactCell
          key={item.id}
          {...{ catalogId, item }}
          index={from + column}
          selected={isSelected(selection, item.id)}
          focusable={from + column === focused}
          draggable={of === 'backup'}
        />
      ))}
    </div>
  )
})
