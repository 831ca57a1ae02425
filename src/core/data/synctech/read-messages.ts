import { z } from 'zod'
import { ItemFailure } from '../../errors/item-failure'
import type {
  Message,
  MessageAddress,
  MessageFields,
  MessageHeader,
  MessagePart,
} from '../../records/message'
import { conversationName, fileName, ownOfMms, ownOfPart, ownOfSms, ownPrefix } from './message-fields'
import { numberOf } from './number-of'
import { readElements, type XmlElement } from './read-elements'
import { addressesOf, type SavedMessage } from './saved-message'

const conversationSchema = z.array(z.string())

/**
 * The messages of one file, one by one. Their ids count from 0 in the file, and the ids of their parts in the message. A
 * part's version is the name of the file that has its bytes; what is inside the file itself is left out.
 * @throws ItemFailure `damaged-in-backup`; what reading throws
 */
export async function* readMessages(pieces: AsyncIterable<Buffer>): AsyncGenerator<SavedMessage> {
  let id = 0
  for await (const row of readElements(pieces, 'smses')) {
    if (row.name !== 'sms' && row.name !== 'mms') continue
    const message = row.name === 'sms' ? smsOf(row, id) : mmsOf(row, id)
    id += 1
    yield { message, conversation: conversationOf(row, message.kind) }
  }
}

function smsOf(row: XmlElement, id: number): Message {
  const { attributes } = row
  const body = attributes.get('body') ?? null
  const header = headerOf(row, { kind: 'sms', id, box: numberOf(row, 'type'), bytes: bytesOf(body) })
  const address = attributes.get('address') ?? null
  return { kind: 'sms', header, address, body, fields: fieldsOf(row, ownOfSms) }
}

function mmsOf(row: XmlElement, id: number): Message {
  const parts = childrenOf(row, 'parts', 'part').map(partOf)
  const bytes = parts.reduce((sum, { text }) => sum + bytesOf(text), 0)
  const header = headerOf(row, { kind: 'mms', id, box: numberOf(row, 'msg_box'), bytes })
  const addresses = childrenOf(row, 'addrs', 'addr').map(addressOf)
  return { kind: 'mms', header, addresses, parts, fields: fieldsOf(row, ownOfMms) }
}

function headerOf(
  row: XmlElement,
  told: Pick<MessageHeader, 'kind' | 'id' | 'box' | 'bytes'>,
): MessageHeader {
  return { ...told, thread: 0, date: numberOf(row, 'date'), read: row.attributes.get('read') === '1' }
}

function partOf(row: XmlElement, id: number): MessagePart {
  const { attributes } = row
  return {
    id,
    contentType: attributes.get('ct') ?? '',
    text: attributes.get('text') ?? null,
    version: attributes.get(fileName) ?? null,
    fields: fieldsOf(row, ownOfPart),
  }
}

function addressOf(row: XmlElement): MessageAddress {
  const { attributes } = row
  const charset = attributes.get('charset') ?? null
  return { address: attributes.get('address') ?? '', type: numberOf(row, 'type'), charset }
}

function conversationOf({ attributes }: XmlElement, kind: Message['kind']): readonly string[] {
  const own = attributes.get(conversationName) ?? null
  if (own === null) return addressesOf(kind, attributes.get('address') ?? null)
  try {
    return conversationSchema.parse(JSON.parse(own))
  } catch (error) {
    throw new ItemFailure('damaged-in-backup', `${conversationName} has another form`, { cause: error })
  }
}

function fieldsOf({ attributes }: XmlElement, own: ReadonlySet<string>): MessageFields {
  return Object.fromEntries([...attributes].filter(([name]) => !own.has(name) && !name.startsWith(ownPrefix)))
}

function childrenOf(row: XmlElement, list: string, name: string): readonly XmlElement[] {
  return row.children
    .filter(child => child.name === list)
    .flatMap(({ children }) => children.filter(child => child.name === name))
}

function bytesOf(text: string | null): number {
  return text === null ? 0 : Buffer.byteLength(text)
}
