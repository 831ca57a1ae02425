import type { OpenOptions } from '../../phone/phone'
import { PhoneError } from '../../phone/phone-error'
import type { Message, MessageHeader, Thread } from '../../records/message'
import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'
import { queryIds } from '../content/query-ids'
import { queryTable, type TableRow } from '../content/query-table'
import { findColumns } from './find-columns'
import { idConditions } from './id-conditions'
import type { MessageTable } from './message-tables'
import { askThreads } from './ask-threads'

/** What reading messages needs, and has to be asked once. */
export interface MessageReader {
  readonly link: PhoneLink
  readonly options: ShellOptions
  /** The columns that this phone has of a table; null where no row meets the condition. */
  readonly columns: (table: MessageTable, where: string) => Promise<MessageTable | null>
  /** The others of a conversation. */
  readonly others: (thread: number) => Promise<readonly string[]>
  /** Conversations that were just listed. */
  readonly remember: (threads: readonly Thread[]) => void
}

/** All methods throw PhoneError, and the signal's reason. */
export function createMessageReader(link: PhoneLink, options: OpenOptions): MessageReader {
  const tables = new Map<string, MessageTable>()
  let threads: ReadonlyMap<number, readonly string[]> | null = null
  return {
    link,
    options,
    columns: async (table, where) => {
      const known = tables.get(table.uri)
      if (known) return known
      const [id] = await queryIds(link, { uri: table.uri, where }, options)
      if (id === undefined) return null
      const found = await findColumns(link, table, id, options)
      if (found.plain.length === 0) throw new PhoneError('protocol', 'The phone names no columns of messages')
      tables.set(table.uri, found)
      return found
    },
    others: async thread => {
      threads ??= byId(await askThreads(link, options))
      return threads.get(thread) ?? []
    },
    remember: known => (threads = byId(known)),
  }
}

function byId(threads: readonly Thread[]): ReadonlyMap<number, readonly string[]> {
  return new Map(threads.map(({ id, addresses }) => [id, addresses]))
}

export interface FoundMessages {
  readonly messages: ReadonlyMap<number, Message>
  readonly unclear: ReadonlySet<number>
}

export interface FoundRows {
  readonly rows: ReadonlyMap<number, TableRow['values']>
  readonly unclear: ReadonlySet<number>
}

/** The rows of these messages, by their ids. @throws PhoneError; the signal's reason */
export async function readRows(
  { link, options, columns }: MessageReader,
  table: MessageTable,
  headers: readonly MessageHeader[],
): Promise<FoundRows> {
  const rows = new Map<number, TableRow['values']>()
  const unclear = new Set<number>()
  const ids = headers.map(({ id }) => id)
  for (const where of idConditions('_id', ids)) {
    const found = await columns(table, where)
    if (!found) continue
    const answer = await queryTable(link, { ...found, loose: true, where }, options)
    for (const { id, values } of answer.rows) rows.set(id, values)
    for (const id of answer.unclear) unclear.add(id)
  }
  return { rows, unclear }
}
