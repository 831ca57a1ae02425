import {
  Ban,
  MonitorSmartphone,
  Phone,
  PhoneIncoming,
  PhoneMissed,
  PhoneOff,
  PhoneOutgoing,
  Voicemail,
  type LucideIcon,
} from 'lucide-react'
import { memo } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { CallType } from '../../../shared/model/record-facts'
import { printable } from '../../../shared/printable'
import { callLength } from '../../lib/call-length'
import { describeRecord } from '../../words/describe-record'
import { callerName } from '../../words/record-names'
import { format, say } from '../../words/say'
import { NumberCell, SelectableRow, type RowPlace } from '../select/selectable-row'
import styles from './record-row.module.css'

const icons: Readonly<Record<CallType, LucideIcon>> = {
  incoming: PhoneIncoming,
  outgoing: PhoneOutgoing,
  missed: PhoneMissed,
  voicemail: Voicemail,
  rejected: PhoneOff,
  blocked: Ban,
  elsewhere: MonitorSmartphone,
  other: Phone,
}

interface CallRowProps extends RowPlace {
  readonly item: CatalogItem
}

/** One call. */
export const CallRow = memo(function CallRow({ item, ...place }: CallRowProps) {
  const { facts, modifiedAt } = item
  if (facts?.kind !== 'call') return null
  const Icon = icons[facts.type]
  const name = callerName(facts)
  return (
    <SelectableRow {...place} itemId={item.id} label={describeRecord(item)}>
      <span role="gridcell" className={styles.person}>
        <span className={styles.call} data-missed={facts.type === 'missed'} aria-hidden>
          <Icon size={18} />
        </span>
        <span className={styles.words} title={name}>
          <span className={styles.name}>
            <bdi>{name}</bdi>
          </span>
          <span className={styles.about}>
            {say(`records.callTypes.${facts.type}`)}
            {facts.name !== null && facts.number !== '' && (
              <>
                {' · '}
                <bdi>{printable(facts.number)}</bdi>
              </>
            )}
          </span>
        </span>
      </span>
      <NumberCell>{facts.duration > 0 ? callLength(facts.duration) : '–'}</NumberCell>
      <NumberCell>{modifiedAt > 0 ? format().dateTime(modifiedAt) : say('items.noDate')}</NumberCell>
    </SelectableRow>
  )
})
