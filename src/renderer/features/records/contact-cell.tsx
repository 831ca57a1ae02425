import { Check, Star } from 'lucide-react'
import { memo } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { printable } from '../../../shared/printable'
import { describeRecord } from '../../words/describe-record'
import { contactName } from '../../words/record-names'
import { say } from '../../words/say'
import { Avatar } from './avatar'
import styles from './contact.module.css'

interface ContactCellProps {
  readonly catalogId: string
  readonly item: CatalogItem
  readonly index: number
  readonly selected: boolean
  readonly focusable: boolean
  readonly draggable: boolean
}

/** One card. Clicks and keys are handled by the grid (item-handlers.ts), which finds the item by its index. */
export const ContactCell = memo(function ContactCell(props: ContactCellProps) {
  const { catalogId, item, index, selected, focusable, draggable } = props
  const facts = item.facts?.kind === 'contact' ? item.facts : null
  const name = contactName(item.name)
  const label = describeRecord(item)
  const [number, ...more] = facts?.numbers ?? []
  return (
    <div
      role="gridcell"
      className={styles.card}
      aria-selected={selected}
      aria-label={label}
      tabIndex={focusable ? 0 : -1}
      data-index={index}
      draggable={draggable}
    >
      <button
        type="button"
        role="checkbox"
        className={styles.check}
        aria-checked={selected}
        aria-label={label}
        tabIndex={-1}
        data-select
      >
        <span className={styles.box}>{selected && <Check size={14} strokeWidth={3} aria-hidden />}</span>
      </button>
      <button
        type="button"
        className={styles.open}
        aria-label={say('records.open', { name })}
        title={name}
        tabIndex={-1}
      >
        <Avatar {...{ name }} photo={facts?.hasPhoto === true ? { catalogId, itemId: item.id } : null} />
        <span className={styles.words}>
          <span className={styles.name}>
            <bdi>{name}</bdi>
          </span>
          <span className={styles.number}>
            {number === undefined ? '' : <bdi>{printable(number)}</bdi>}
            {more.length > 0 && ` ${say('records.moreNumbers', { count: more.length })}`}
          </span>
        </span>
        {facts?.favourite === true && (
          <Star className={styles.star} size={16} fill="currentColor" aria-hidden />
        )}
      </button>
    </div>
  )
})
