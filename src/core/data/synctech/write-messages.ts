import type { MessageFields, MessagePart, MultimediaMessage, TextMessage } from '../../records/message'
import { base64Of } from './base64-of'
import {
  conversationName,
  fileName,
  mmsFields,
  ownOfMms,
  ownOfPart,
  ownOfSms,
  ownPrefix,
  partFields,
  smsFields,
} from './message-fields'
import { addressesOf, betweenAddresses, type SavedMessage } from './saved-message'
import { attributesText, type Attributes } from './xml-text'

/** Where the bytes of a part that is a file go. */
export type PartBytes =
  /** The name of a file beside this one. */
  | { readonly kind: 'file'; readonly name: string }
  /** Into this file, as SyncTech's app has them. */
  | { readonly kind: 'inside'; readonly content: AsyncIterable<Buffer> }
  | null

/** So much is gathered before it is given on. */
const pieceLength = 64 * 1024

/**
 * Messages in the order they come in, as SyncTech's "SMS Backup & Restore" has them. The same messages, the same bytes.
 * @param count of all of them
 * @param bytesOf of a part whose `version` is not null
 * @throws what the messages and the parts' contents throw
 */
export async function* writeMessages(
  count: number,
  messages: AsyncIterable<SavedMessage>,
  bytesOf: (part: MessagePart) => PartBytes,
): AsyncGenerator<Buffer> {
  let text = `<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>\n<smses count="${count}">\n`
  for await (const saved of messages) {
    for await (const piece of rowOf(saved, bytesOf)) {
      text += piece
      if (text.length < pieceLength) continue
      yield Buffer.from(text)
      text = ''
    }
  }
  yield Buffer.from(`${text}</smses>\n`)
}

async function* rowOf(
  { message, conversation }: SavedMessage,
  bytesOf: (part: MessagePart) => PartBytes,
): AsyncGenerator<string> {
  if (message.kind === 'sms') {
    yield `  <sms${attributesText(smsAttributes(message, conversation))} />\n`
    return
  }
  yield `  <mms${attributesText(mmsAttributes(message, conversation))}>\n    <parts>\n`
  for (const part of message.parts) yield* partRow(part, part.version === null ? null : bytesOf(part))
  yield '    </parts>\n    <addrs>\n'
  for (const { address, type, charset } of message.addresses) {
    const attributes: Attributes = [
      ['address', address],
      ['type', String(type)],
      ['charset', charset],
    ]
    yield `      <addr${attributesText(attributes)} />\n`
  }
  yield '    </addrs>\n  </mms>\n'
}

async function* partRow(part: MessagePart, bytes: PartBytes): AsyncGenerator<string> {
  const values = { ...part.fields, ct: part.contentType, text: part.text }
  const file: Attributes = bytes?.kind === 'file' ? [[fileName, bytes.name]] : []
  const attributes = [...inOrder(partFields, values, ownOfPart), ...file]
  yield `      <part${attributesText(attributes)}`
  if (bytes?.kind === 'inside') {
    yield ' data="'
    yield* base64Of(bytes.content)
    yield '"'
  }
  yield ' />\n'
}

function smsAttributes(message: TextMessage, conversation: readonly string[]): Attributes {
  const { header, address, body } = message
  const values = {
    read: header.read ? '1' : '0',
    ...message.fields,
    ...{ address, body, date: String(header.date), type: String(header.box) },
  }
  const own = conversationAttribute(addressesOf('sms', address), conversation)
  return [...inOrder(smsFields, values, ownOfSms), ...own]
}

function mmsAttributes(message: MultimediaMessage, conversation: readonly string[]): Attributes {
  const { header } = message
  const address = conversation.join(betweenAddresses)
  const values = {
    read: header.read ? '1' : '0',
    ...message.fields,
    ...{ address, date: String(header.date), msg_box: String(header.box) },
  }
  const own = conversationAttribute(addressesOf('mms', address), conversation)
  return [...inOrder(mmsFields, values, ownOfMms), ...own]
}

function conversationAttribute(told: readonly string[], conversation: readonly string[]): Attributes {
  const same =
    told.length === conversation.length && told.every((address, number) => address === conversation[number])
  return same ? [] : [[conversationName, JSON.stringify(conversation)]]
}

/** The fixed ones, then the others by name. */
function inOrder(fixed: readonly string[], values: MessageFields, own: ReadonlySet<string>): Attributes {
  const known = new Set([...fixed, ...own])
  const others = Object.keys(values).filter(name => !known.has(name) && !name.startsWith(ownPrefix))
  return [...fixed, ...others.sort()].map(name => [name, values[name] ?? null] as const)
}
