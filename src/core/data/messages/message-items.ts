import { createHash } from 'node:crypto'
import type { SourceItem } from '../item'
import { writeConversations } from './conversations-file'
import type { ListedMessage, ListedPart } from './list-messages'
import { makeMonth, partsFolder, storeOf } from './make-month'
import { secondsOf } from './month-of'
import { createMonthVersion } from './month-version'
import { createSummaries } from './summaries'

const folder = 'Messages'
export const conversationsKey = 'conversations.json'
/** No phone tells how large a part is before it is read. */
const typicalPartBytes = 200 * 1024
/** About as many bytes as a row has beside its text. */
const bytesOfRow = 320

/** `2026-11.xml` */
function monthKey(month: string): string {
  return `${month}.xml`
}

export function partKey(name: string): string {
  return `${partsFolder}/${name}`
}

/** Back from its key. */
export function nameOfPart(key: string): string {
  return key.slice(partKey('').length)
}

/** What these messages are saved as: a file a month, one for each part that is a file, and a list of conversations. */
export function itemsOf(messages: readonly ListedMessage[]): readonly SourceItem[] {
  if (messages.length === 0) return []
  const months = byMonth(messages)
  const parts = new Map(
    messages.flatMap(({ header, parts }) => parts.map(part => [part.name, { part, date: header.date }])),
  )
  return [
    conversationsItem(messages),
    ...[...months].map(([month, ofMonth]) => monthItem(month, ofMonth)),
    ...[...parts.values()].map(({ part, date }) => partItem(part, date)),
  ]
}

function byMonth(messages: readonly ListedMessage[]): ReadonlyMap<string, readonly ListedMessage[]> {
  const months = new Map<string, ListedMessage[]>()
  for (const message of messages) {
    const known = months.get(message.month)
    if (known) known.push(message)
    else months.set(message.month, [message])
  }
  return months
}

/** Of all items that they may make. */
export function keysOf(messages: readonly ListedMessage[]): readonly string[] {
  if (messages.length === 0) return []
  const months = messages.map(({ month }) => monthKey(month))
  const parts = messages.flatMap(({ parts: own }) => own.map(({ name }) => partKey(name)))
  return [...new Set([conversationsKey, ...months, ...parts])]
}

const common = { source: 'messages', category: 'messages' } as const

function monthItem(month: string, messages: readonly ListedMessage[]): SourceItem {
  const version = createMonthVersion()
  for (const { header, conversation, parts } of messages)
    version.add(
      header,
      conversation,
      parts.map(part => part.version),
    )
  return {
    ...common,
    key: monthKey(month),
    version: version.digest(),
    // A conversation is in many months: the list of them is what counts them.
    entries: 0,
    bytes: messages.reduce((sum, { header }) => sum + header.bytes + bytesOfRow, 0),
    modifiedAt: newestOf(messages),
    place: [folder, monthKey(month)],
    from: { kind: 'made', make: makeMonth(messages) },
  }
}

function partItem({ part, version, name }: ListedPart, date: number): SourceItem {
  return {
    ...common,
    key: partKey(name),
    version,
    entries: 0,
    bytes: typicalPartBytes,
    modifiedAt: secondsOf(date),
    place: [folder, partsFolder, name],
    from: {
      kind: 'made',
      make: async (phone, write) => {
        await storeOf(phone).readPart(part, write)
        // The bytes of a part never change.
        return version
      },
    },
  }
}

function conversationsItem(messages: readonly ListedMessage[]): SourceItem {
  const conversations = summarize(messages)
  const file = writeConversations(conversations)
  const version = createHash('sha256').update(file).digest('hex')
  return {
    ...common,
    key: conversationsKey,
    version,
    entries: conversations.length,
    bytes: file.length,
    modifiedAt: newestOf(messages),
    place: [folder, conversationsKey],
    from: {
      kind: 'made',
      make: async (_, write) => {
        await write(writeConversations(conversations))
        return version
      },
    },
  }
}

export function summarize(messages: readonly ListedMessage[]) {
  const summaries = createSummaries()
  for (const { header, month, conversation, parts } of messages)
    summaries.add({
      addresses: conversation.addresses,
      month,
      ...{ date: header.date, bytes: header.bytes },
      parts: parts.map(({ name }) => name),
    })
  return summaries.all()
}

/** They are by date. */
function newestOf(messages: readonly ListedMessage[]): number {
  return secondsOf(messages.at(-1)?.header.date ?? 0)
}
