import { useId } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { Category } from '../../../shared/model/category'
import type { GridRow } from '../../lib/grid-rows'
import { isPicked } from '../../lib/is-picked'
import { stateOfCount } from '../../lib/pick-state'
import { format, words } from '../../messages/words'
import { pickItems, useSelection } from '../../store/selection'
import { Checkbox } from '../../ui/checkbox'
import styles from './month-row.module.css'

interface MonthRowProps {
  readonly category: Category
  readonly items: readonly CatalogItem[]
  readonly row: Extract<GridRow, { kind: 'month' }>
  readonly index: number
  /** Distance from the top of the sheet in CSS pixels. */
  readonly start: number
  /** It is the month on top, and stays in sight. */
  readonly sticky: boolean
  readonly columns: number
}

export function MonthRow({ category, items, row, index, start, sticky, columns }: MonthRowProps) {
  const id = useId()
  const pick = useSelection(state => state.picks[category])
  const own = items.slice(row.start, row.end)
  const picked = own.filter(item => isPicked(pick, item.id)).length
  const name = row.monthStart === null ? words.items.noDate : format.month(row.monthStart)
  return (
    <div
      className={sticky ? styles.sticky : styles.row}
      role="row"
      aria-rowindex={index + 1}
      style={sticky ? {} : { transform: `translateY(${start}px)` }}
    >
      <div role="gridcell" aria-colspan={columns} className={styles.cell}>
        <label className={styles.label} htmlFor={id}>
          <Checkbox
            id={id}
            label={name}
            describedBy={`${id}-count`}
            state={stateOfCount(picked, own.length)}
            onChange={on => pickItems(category, own, on)}
          />
          <span className={styles.name}>{name}</span>
        </label>
        <span className={styles.count} id={`${id}-count`}>
          {words.items.monthCount(picked, own.length)}
        </span>
      </div>
    </div>
  )
}
