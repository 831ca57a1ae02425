import type { CatalogItem } from '../../../shared/model/catalog'
import type { MessageHit } from '../../../shared/model/record-details'
import type { RecordFacts } from '../../../shared/model/record-facts'
import { conversationName } from '../../words/record-names'
import { say } from '../../words/say'
import { useCatalog } from '../../store/use-browse'
import { ScanDots } from '../../ui/scan-dots'
import { ErrorNotice } from '../problem/error-notice'
import { MessageList } from './message-list'
import { useMessages } from './use-messages'
import styles from './conversation.module.css'

interface ConversationBodyProps {
  readonly item: CatalogItem
  readonly facts: Extract<RecordFacts, { kind: 'conversation' }>
  /** What was searched for in it: that is shown first. */
  readonly hit: MessageHit | null
}

/** A conversation, from its end; older messages come as one scrolls up. */
export function ConversationBody({ item, facts, hit }: ConversationBodyProps) {
  const catalogId = useCatalog(state => state.view?.id) ?? ''
  const messages = useMessages(catalogId, item.id)
  const { error, pending, loadOlder } = messages
  return (
    <div className={styles.body}>
      {error !== null && (
        <div className={styles.error}>
          <ErrorNotice error={error} onRetry={loadOlder} />
        </div>
      )}
      <MessageList
        catalogId={catalogId}
        itemId={item.id}
        facts={facts}
        label={say('records.messagesWith', { name: conversationName(facts) })}
        messages={messages}
        hit={hit}
      />
      <p className={styles.loading} role="status">
        {pending && (
          <>
            <ScanDots />
            {say(messages.messages === null ? 'records.loadingMessages' : 'records.loadingOlder')}
          </>
        )}
      </p>
    </div>
  )
}
