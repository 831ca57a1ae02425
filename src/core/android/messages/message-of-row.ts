import { createHash } from 'node:crypto'
import type {
  MessageFields,
  MessageHeader,
  MessagePart,
  MultimediaMessage,
  TextMessage,
} from '../../records/message'
import { fieldsWithout, wholeNumber } from './rows'

/** Multimedia messages have their dates in seconds, text messages in milliseconds (Telephony.BaseMmsColumns.DATE). */
const msPerSecond = 1000

/** @returns null for a row whose date is none */
export function smsHeader(id: number, values: MessageFields, bytesColumn?: string): MessageHeader | null {
  const date = wholeNumber(values['date'])
  if (date === null) return null
  return {
    kind: 'sms',
    id,
    thread: wholeNumber(values['thread_id']) ?? 0,
    date,
    box: wholeNumber(values['type']) ?? 0,
    bytes: Math.max(0, (bytesColumn === undefined ? null : wholeNumber(values[bytesColumn])) ?? 0),
    read: values['read'] === '1',
  }
}

/** @returns null for a row whose date is none */
export function mmsHeader(id: number, values: MessageFields): MessageHeader | null {
  const date = wholeNumber(values['date'])
  if (date === null) return null
  return {
    kind: 'mms',
    id,
    thread: wholeNumber(values['thread_id']) ?? 0,
    date: date * msPerSecond,
    box: wholeNumber(values['msg_box']) ?? 0,
    bytes: 0,
    read: values['read'] === '1',
  }
}

/** Whether the row is that of the header still: a phone may give the id of a message that was deleted to another one. */
export function isSameMessage(header: MessageHeader, values: MessageFields): boolean {
  const now = header.kind === 'sms' ? smsHeader(header.id, values) : mmsHeader(header.id, values)
  return now?.date === header.date && now.box === header.box
}

const besideFields: ReadonlySet<string> = new Set(['address', 'body'])

export function textMessage(header: MessageHeader, values: MessageFields): TextMessage {
  return {
    kind: 'sms',
    header,
    address: values['address'] ?? null,
    body: values['body'] ?? null,
    fields: fieldsWithout(values, besideFields),
  }
}

export function multimediaMessage(
  header: MessageHeader,
  values: MessageFields,
  { addresses, parts }: Pick<MultimediaMessage, 'addresses' | 'parts'>,
): MultimediaMessage {
  return { kind: 'mms', header, addresses, parts, fields: values }
}

const besidePartFields: ReadonlySet<string> = new Set(['mid', '_data', 'text'])

/**
 * @param header of its message
 * @param values `text` may be left out where the part is a file
 */
export function messagePart(header: MessageHeader, id: number, values: MessageFields): MessagePart {
  const file = values['_data'] ?? null
  return {
    id,
    contentType: values['ct'] ?? 'application/octet-stream',
    text: file === null ? (values['text'] ?? '') : null,
    version: file === null ? null : partVersion(header, file, values),
    fields: fieldsWithout(values, besidePartFields),
  }
}

/**
 * The phone names a part's file `PART_<milliseconds>…` when it makes it, and never writes it anew (MmsProvider.java, insert),
 * so the name stands for the bytes, also where ids begin again after a reset. Hashed, as a version is no place for names.
 */
function partVersion(header: MessageHeader, file: string, values: MessageFields): string {
  const name = file.slice(file.lastIndexOf('/') + 1)
  const said = [name, header.date, values['seq'], values['ct'], values['cl'], values['name']]
  return createHash('sha256')
    .update(JSON.stringify(said.map(value => value ?? null)))
    .digest('hex')
    .slice(0, 32)
}
