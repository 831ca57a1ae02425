import type { MessageStore, UnclearRecord } from '../../phone/record-stores'
import type { MessageHeader, MessagePart } from '../../records/message'
import { conversationKey } from './conversation-key'
import { monthOf } from './month-of'
import { partName } from './part-name'

/** A part that is a file of its own. */
export interface ListedPart {
  readonly part: MessagePart
  readonly version: string
  /** Of its file. */
  readonly name: string
}

/** A message as it is listed: without its text. */
export interface ListedMessage {
  readonly header: MessageHeader
  readonly month: string
  readonly conversation: Conversation
  readonly parts: readonly ListedPart[]
}

export interface Conversation {
  readonly key: string
  readonly addresses: readonly string[]
}

/** @throws PhoneError */
export async function listMessages(store: MessageStore): Promise<{
  readonly messages: readonly ListedMessage[]
  readonly unclear: readonly UnclearRecord[]
}> {
  const { headers, threads, unclear } = await store.list()
  const conversations = new Map(
    threads.map(({ id, addresses }) => [id, { key: conversationKey(addresses), addresses }]),
  )
  const parts = await partsOf(store, headers)
  const messages = headers.map(header => ({
    header,
    month: monthOf(header.date),
    conversation: conversations.get(header.thread) ?? nobody,
    parts: parts.get(messageKey(header)) ?? [],
  }))
  return { messages: messages.sort(byDate), unclear }
}

const nobody: Conversation = { key: conversationKey([]), addresses: [] }

/** Ids of the two kinds are counted apart. */
export function messageKey({ kind, id }: MessageHeader): string {
  return `${kind} ${id}`
}

async function partsOf(
  store: MessageStore,
  headers: readonly MessageHeader[],
): Promise<ReadonlyMap<string, readonly ListedPart[]>> {
  const byMessage = new Map<string, ListedPart[]>()
  for (const { message, part } of await store.parts(headers.filter(({ kind }) => kind === 'mms'))) {
    const { version } = part
    if (version === null) continue
    const listed = { part, version, name: partName(part, version) }
    const known = byMessage.get(messageKey(message))
    if (known) known.push(listed)
    else byMessage.set(messageKey(message), [listed])
  }
  return byMessage
}

/** Rows that are told in another order are the same. */
function byDate({ header: a }: ListedMessage, { header: b }: ListedMessage): number {
  return a.date - b.date || (a.kind === b.kind ? a.id - b.id : a.kind === 'sms' ? -1 : 1)
}
