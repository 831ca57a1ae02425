import type { Message, MessageHeader, MessagePart } from '../../records/message'
import { queryTable, type TableRow } from '../content/query-table'
import { idConditions } from './id-conditions'
import { deriveAddresses } from './message-addresses'
import { isSameMessage, messagePart, multimediaMessage } from './message-of-row'
import { readRows, type FoundMessages, type MessageReader } from './message-reader'
import { mmsTable, partTable } from './message-tables'
import { readAddresses } from './read-addresses'
import { wholeNumber } from './rows'

/** Rows, parts and addresses of these messages. @throws PhoneError; the signal's reason */
export async function readMultimedia(
  reader: MessageReader,
  headers: readonly MessageHeader[],
): Promise<FoundMessages> {
  const { rows, unclear } = await readRows(reader, mmsTable, headers)
  const present = headers.filter(header => {
    const values = rows.get(header.id)
    return values !== undefined && isSameMessage(header, values)
  })
  const parts = await readPartRows(reader, present, 'with text')
  const doubtful = new Set([...unclear, ...parts.unclear])
  const clear = present.filter(({ id }) => !doubtful.has(id))
  const asked: MessageHeader[] = []
  const messages = new Map<number, Message>()
  const add = (header: MessageHeader, addresses: ReturnType<typeof deriveAddresses>) => {
    const values = rows.get(header.id) ?? {}
    const ofMessage = parts.byMessage.get(header.id) ?? []
    messages.set(
      header.id,
      multimediaMessage(header, values, { addresses: addresses ?? [], parts: ofMessage }),
    )
  }
  for (const header of clear) {
    const derived = deriveAddresses(header, await reader.others(header.thread))
    if (derived) add(header, derived)
    else asked.push(header)
  }
  for await (const { header, addresses } of readAddresses(reader, asked)) {
    if (addresses) add(header, addresses)
    else doubtful.add(header.id)
  }
  return { messages, unclear: doubtful }
}

export interface PartRows {
  readonly byMessage: ReadonlyMap<number, readonly MessagePart[]>
  /** Messages with a part that cannot be told for sure. */
  readonly unclear: ReadonlySet<number>
}

/**
 * The parts of many messages by few questions.
 * @param which `files`: their texts are not asked for
 * @throws PhoneError; the signal's reason
 */
export async function readPartRows(
  reader: MessageReader,
  headers: readonly MessageHeader[],
  which: 'with text' | 'files',
): Promise<PartRows> {
  const byId = new Map(headers.map(header => [header.id, header]))
  const byMessage = new Map<number, MessagePart[]>()
  const unclear = new Set<number>()
  for (const where of idConditions('mid', [...byId.keys()])) {
    const { rows, doubtful } = await queryParts(reader, where, which)
    for (const mid of doubtful) unclear.add(mid)
    for (const { id, values } of rows.toSorted(bySequence)) {
      const header = byId.get(wholeNumber(values['mid']) ?? -1)
      if (!header) continue
      const part = messagePart(header, id, values)
      if (which === 'with text' || part.version !== null)
        byMessage.set(header.id, [...(byMessage.get(header.id) ?? []), part])
    }
  }
  return { byMessage, unclear }
}

async function queryParts(
  { link, options, columns }: MessageReader,
  where: string,
  which: 'with text' | 'files',
): Promise<{ readonly rows: readonly TableRow[]; readonly doubtful: readonly number[] }> {
  const table = await columns(partTable, where)
  if (!table) return { rows: [], doubtful: [] }
  const { uri, plain } = table
  const text = which === 'files' ? table.text.filter(column => column !== 'text') : table.text
  const { rows, unclear } = await queryTable(link, { uri, plain, text, loose: true, where }, options)
  if (unclear.length === 0) return { rows, doubtful: [] }
  const messages = await queryTable(link, { uri, plain: ['mid'], text: [], where }, options)
  const messageOf = new Map(messages.rows.map(({ id, values }) => [id, wholeNumber(values['mid'])]))
  return { rows, doubtful: unclear.flatMap(id => messageOf.get(id) ?? []) }
}

/** As the message shows them: `seq` is -1 for its layout, which comes first (PduPersister.java). */
function bySequence(a: TableRow, b: TableRow): number {
  return (wholeNumber(a.values['seq']) ?? 0) - (wholeNumber(b.values['seq']) ?? 0) || a.id - b.id
}
