import { matchPath, type ContentUri } from '../content/content-uri'
import type { Row } from '../sql/expressions'
import type { Table } from '../table'
import type { TelephonyTables } from './telephony-tables'

/** Telephony.BaseMmsColumns; by the names that URIs have for them. */
export const mmsBoxes: Readonly<Record<string, number>> = { inbox: 1, sent: 2, drafts: 3, outbox: 4 }

/** The rows that a URI below content://mms stands for. */
export interface Target {
  readonly table: Table
  readonly name: 'pdu' | 'part' | 'addr'
  readonly select: (row: Row) => boolean
}

/** MmsProvider.java, sURLMatcher; undefined for a URI that means nothing. */
export function targetOf({ pdu, part, addr }: TelephonyTables, uri: ContentUri): Target | undefined {
  const [box = ''] = uri.segments
  if (uri.segments.length === 0) return { table: pdu, name: 'pdu', select: () => true }
  if (uri.segments.length === 1 && Object.hasOwn(mmsBoxes, box))
    return { table: pdu, name: 'pdu', select: row => row['msg_box'] === mmsBoxes[box] }
  if (matchPath(uri, 'part')) return { table: part, name: 'part', select: () => true }
  const [message] = matchPath(uri, '#') ?? []
  if (message !== undefined) return byColumn(pdu, 'pdu', '_id', message)
  const [ofMessage] = matchPath(uri, '#/part') ?? []
  if (ofMessage !== undefined) return byColumn(part, 'part', 'mid', ofMessage)
  const [single] = matchPath(uri, 'part/#') ?? []
  if (single !== undefined) return byColumn(part, 'part', '_id', single)
  const [addressed] = matchPath(uri, '#/addr') ?? []
  return addressed === undefined ? undefined : byColumn(addr, 'addr', 'msg_id', addressed)
}

const byColumn = (table: Table, name: Target['name'], column: string, value: string): Target => ({
  table,
  name,
  select: row => row[column] === Number(value),
})
