import type { Entry } from '../../phone/entry'
import { secondsOf } from './month-of'
import type { ConversationSummary } from './summaries'

/** A conversation as a person sees it in a list. */
export function entryOfConversation({
  key,
  addresses,
  messages,
  bytes,
  newest,
}: ConversationSummary): Entry & { readonly key: string } {
  const shown = addresses.join(', ').replaceAll('/', '_')
  return {
    source: 'messages',
    path: `Messages/${shown === '' ? '?' : shown}`,
    key,
    category: 'messages',
    bytes,
    modifiedAt: secondsOf(newest),
    facts: { kind: 'conversation', addresses, names: addresses.map(() => null), messages },
  }
}
