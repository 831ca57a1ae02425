import type { MessageHit } from '../../../shared/model/record-details'
import type { MessageStore } from '../../phone/record-stores'
import type { Where } from '../source'
import { messageKey } from './list-messages'
import { listedOf } from './listed-of-store'
import { conversationKey } from './conversation-key'
import { readMonths, sortItems } from './saved-messages'
import { textOf } from './shown-message'

/** A text and whose it is. */
interface SearchedText {
  readonly key: string
  readonly text: string
  /** Milliseconds since 1970. */
  readonly date: number
}

export type Hit = Omit<MessageHit, 'itemId'>

/** So much of a text is told, from so much before what was found. */
const maxToldLength = 300
const toldBefore = 60

/** Texts that hold this, whatever its case, by the key of their conversation. @throws like `Look.search` */
export async function searchMessages(text: string, where: Where): Promise<ReadonlyMap<string, Hit>> {
  const hits = new Map<string, Hit>()
  if (text === '') return hits
  const pattern = new RegExp(text.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&'), 'iu')
  for await (const searched of textsOf(where)) {
    const at = pattern.exec(searched.text)?.index
    if (at !== undefined) hits.set(searched.key, addHit(hits.get(searched.key), searched, at))
  }
  return hits
}

function addHit(known: Hit | undefined, { text, date }: SearchedText, at: number): Hit {
  const count = (known?.count ?? 0) + 1
  if (known && known.newest.date > date) return { ...known, count }
  const begin = Math.max(0, at - toldBefore)
  return { count, newest: { text: text.slice(begin, begin + maxToldLength), at: at - begin, date } }
}

async function* textsOf(where: Where): AsyncGenerator<SearchedText> {
  if (where.on === 'backup') {
    const { months } = sortItems(where.items)
    for await (const { message, conversation } of readMonths(months.values(), null, where.open))
      yield { key: conversationKey(conversation), text: textOf(message), date: message.header.date }
    return
  }
  if (where.phone.messages) yield* await textsOfPhone(where.phone.messages)
}

/** Reading them all takes a phone a while, and they fit into memory: by connection, and gone with it. */
const known = new WeakMap<MessageStore, Promise<readonly SearchedText[]>>()

async function textsOfPhone(store: MessageStore): Promise<readonly SearchedText[]> {
  const reading = known.get(store) ?? readTexts(store)
  known.set(store, reading)
  reading.catch(() => known.delete(store))
  return await reading
}

async function readTexts(store: MessageStore): Promise<readonly SearchedText[]> {
  const { messages } = await listedOf(store)
  const keys = new Map(messages.map(({ header, conversation }) => [messageKey(header), conversation.key]))
  const texts: SearchedText[] = []
  for await (const { records } of store.read(messages.map(({ header }) => header)))
    for (const message of records) {
      const { header } = message
      texts.push({ key: keys.get(messageKey(header)) ?? '', text: textOf(message), date: header.date })
    }
  return texts
}
