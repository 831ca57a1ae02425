import type { ReadRecords, UnclearRecord } from '../../phone/record-stores'
import type { Message, MessageHeader } from '../../records/message'
import { isSameMessage, textMessage } from './message-of-row'
import { readRows, type FoundMessages, type MessageReader } from './message-reader'
import { smsTable } from './message-tables'
import { batchesOf } from './plan-batches'
import { readMultimedia } from './read-multimedia'

/**
 * Those messages that are there still, in the order of their headers, with bounded memory.
 * @throws PhoneError; the signal's reason
 */
export async function* readMessages(
  reader: MessageReader,
  headers: readonly MessageHeader[],
): AsyncGenerator<ReadRecords<Message>> {
  for (const batch of batchesOf(headers)) {
    const sms = await readTexts(
      reader,
      batch.filter(({ kind }) => kind === 'sms'),
    )
    const mms = await readMultimedia(
      reader,
      batch.filter(({ kind }) => kind === 'mms'),
    )
    const found = (header: MessageHeader) => (header.kind === 'sms' ? sms : mms)
    yield {
      records: batch.flatMap(header => found(header).messages.get(header.id) ?? []),
      unclear: batch.filter(header => found(header).unclear.has(header.id)).map(asUnclear),
    }
  }
}

function asUnclear({ kind, id, date }: MessageHeader): UnclearRecord {
  const when = Math.abs(date) <= maxDate ? ` of ${new Date(date).toISOString()}` : ''
  return {
    record: `${kind.toUpperCase()} ${id}${when}`,
    why: 'The phone prints it in a way that is ambiguous',
  }
}

/** ECMA-262, "Time Values and Time Range" */
const maxDate = 8.64e15

async function readTexts(reader: MessageReader, headers: readonly MessageHeader[]): Promise<FoundMessages> {
  const { rows, unclear } = await readRows(reader, smsTable, headers)
  const messages = new Map<number, Message>()
  for (const header of headers) {
    const values = rows.get(header.id)
    if (values && isSameMessage(header, values)) messages.set(header.id, textMessage(header, values))
  }
  return { messages, unclear }
}
