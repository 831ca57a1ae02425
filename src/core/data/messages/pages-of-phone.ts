import type { ConversationDetails, ShownMessage } from '../../../shared/model/record-details'
import type { MessageStore } from '../../phone/record-stores'
import { messageKey } from './list-messages'
import { listedWith } from './listed-of-store'
import { partName } from './part-name'
import { showMessage } from './shown-message'

/**
 * The messages of a conversation that come before, the last ones without it.
 * @param before how many there are before those that are known, as an earlier page has said it
 * @throws PhoneError
 */
export async function pageOfPhone(
  store: MessageStore,
  key: string,
  before: string | null,
  pageLength: number,
): Promise<ConversationDetails> {
  const all = await listedWith(store, key)
  const end = before !== null && /^\d{1,9}$/.test(before) ? Math.min(Number(before), all.length) : all.length
  const begin = Math.max(0, end - pageLength)
  const messages: ShownMessage[] = []
  const headers = all.slice(begin, end).map(({ header }) => header)
  const isGroup = (all[0]?.conversation.addresses.length ?? 0) > 1
  for await (const { records } of store.read(headers))
    for (const message of records)
      messages.push(
        showMessage(message, {
          key: messageKey(message.header),
          isGroup,
          nameOf: part => partName(part, part.version ?? ''),
        }),
      )
  return { kind: 'conversation', messages, before: begin === 0 ? null : String(begin) }
}
