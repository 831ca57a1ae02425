import { CircleAlert, Pencil } from 'lucide-react'
import { memo } from 'react'
import type { ShownMessage } from '../../../shared/model/record-details'
import type { RecordFacts } from '../../../shared/model/record-facts'
import type { MessageRow } from '../../lib/arrange-messages'
import { peopleOf, senderName } from '../../words/record-names'
import { format, say } from '../../words/say'
import { HiddenText } from '../../ui/hidden-text'
import { MessageAttachments } from './message-attachments'
import { MessageText } from './message-text'
import styles from './conversation.module.css'

type Facts = Extract<RecordFacts, { kind: 'conversation' }>

interface MessageBubbleProps {
  readonly catalogId: string
  readonly itemId: number
  readonly facts: Facts
  readonly row: Extract<MessageRow, { kind: 'message' }>
  /** It is what was searched for. */
  readonly isHit: boolean
}

/** One message: what one has received stands on the left, one's own on the right. */
export const MessageBubble = memo(function MessageBubble(props: MessageBubbleProps) {
  const { catalogId, itemId, facts, row, isHit } = props
  const { message, begins, ends } = row
  const { direction, from, date, text, attachments } = message
  const isOwn = direction !== 'received'
  return (
    <div className={isOwn ? styles.own : styles.received} data-hit={isHit}>
      <HiddenText>
        {say('records.saidAt', {
          name: whoOf(message, facts),
          time: date > 0 ? format().time(date) : say('items.noDate'),
        })}
      </HiddenText>
      {begins && from !== null && !isOwn && (
        <p className={styles.sender} aria-hidden>
          <bdi>{senderName(facts, from)}</bdi>
        </p>
      )}
      <MessageAttachments {...{ catalogId, itemId, attachments }} />
      {text !== '' && <MessageText {...{ text, isOwn }} />}
      {text === '' && attachments.length === 0 && (
        <p className={styles.nothing}>{say('records.emptyMessage')}</p>
      )}
      {direction === 'failed' && (
        <p className={styles.failed}>
          <CircleAlert size={14} aria-hidden />
          {say('records.notSent')}
        </p>
      )}
      {direction === 'draft' && (
        <p className={styles.draft}>
          <Pencil size={14} aria-hidden />
          {say('records.draft')}
        </p>
      )}
      {ends && date > 0 && (
        <p className={styles.time} aria-hidden>
          {format().time(date)}
        </p>
      )}
    </div>
  )
})

function whoOf({ direction, from }: ShownMessage, facts: Facts): string {
  if (direction !== 'received') return say('records.you')
  return from === null ? (peopleOf(facts)[0] ?? say('records.unknownPerson')) : senderName(facts, from)
}
