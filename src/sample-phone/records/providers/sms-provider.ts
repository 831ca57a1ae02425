import { matchPath, type ContentUri } from '../content/content-uri'
import { fileNotFound, illegalArgument } from '../java-exception'
import type { Row } from '../sql/expressions'
import type { Selection } from '../sql/select-rows'
import type { SqlValue } from '../sql/sql-value'
import type { Provider } from './provider'
import { findIds, queryTable, type QueriedTable } from './query-table'
import type { TelephonyTables } from './telephony-tables'
import { dropEmptyThreads, type ThreadFinder } from './threads'

export interface TelephonyContext {
  readonly tables: TelephonyTables
  readonly findThread: ThreadFinder
  readonly sdk: number
  readonly now: () => number
}

/** Telephony.TextBasedSmsColumns. */
const boxes: Readonly<Record<string, number>> = {
  inbox: 1,
  sent: 2,
  draft: 3,
  outbox: 4,
  failed: 5,
  queued: 6,
}

const draft = 3

/** Since Android 14 what is inserted without a SIM gets the default one. */
export const defaultSim = (sdk: number): Row => (sdk >= 34 ? { sub_id: 1 } : {})

/** SqlQueryChecker: a caller that sees a restricted view may not ask with a subquery. */
export const hasSubquery = ({ projection = [], where = '', sort = '' }: Selection): boolean =>
  [...projection, where, sort].some(text => /\bselect\b/i.test(text.replace(/'(?:[^']|'')*'/g, "''")))

/** content://sms: AOSP packages/providers/TelephonyProvider, SmsProvider.java, for a caller that is not the SMS app. */
export function createSmsProvider({ tables, findThread, sdk, now }: TelephonyContext): Provider {
  const { sms } = tables

  /** `sms_restricted`: what came and what went, and nothing that is on its way. */
  function* restricted(): Generator<Row> {
    for (const row of sms.rows()) if (row['type'] === 1 || row['type'] === 2) yield row
  }
  const view = (rows: () => Iterable<Row>): QueriedTable => ({
    name: 'sms_restricted',
    columns: sms.columns,
    rows,
    sdk,
    defaultSort: 'date DESC',
  })
  const table = (): QueriedTable => ({ name: 'sms', columns: sms.columns, rows: sms.rows, sdk })

  /** A thread has one draft. */
  const dropDrafts = (thread: SqlValue): void => {
    for (const row of [...sms.rows()])
      if (row['thread_id'] === thread && row['type'] === draft) sms.remove(Number(row['_id']))
  }

  const query: Provider['query'] = (uri, selection) => {
    if (hasSubquery(selection)) return null
    const select = rowSelector(uri)
    return select === undefined
      ? null
      : queryTable(
          view(() => filter(restricted(), select)),
          selection,
        )
  }

  return {
    query,
    insert: (uri, values) => {
      const box = boxOf(uri)
      if (box === undefined && uri.segments.length > 0) return false
      const type = box ?? (values['type'] == null ? 1 : Number(values['type']))
      const { address = null, thread_id: thread = null } = values
      // Columns that do not exist make SQLiteDatabase.insert fail, which is logged on the phone and told to nobody.
      const row: Row = {
        date: now(),
        type,
        ...defaultSim(sdk),
        ...values,
        ...(Number(thread ?? 0) === 0 && address !== null && address !== ''
          ? { thread_id: findThread([String(address)]) }
          : {}),
        ...(type === 1 ? {} : { read: 1 }),
        creator: 'com.android.shell',
      }
      if (row['type'] === draft) dropDrafts(row['thread_id'] ?? null)
      return sms.insert(row) !== undefined
    },
    update: (uri, values, where) => {
      const select = rowSelector(uri)
      if (select === undefined) throw illegalArgumentUrl(uri)
      for (const id of findIds({ ...table(), rows: () => filter(sms.rows(), select) }, where))
        sms.update(id, values)
    },
    remove: (uri, where) => {
      const select = rowSelector(uri)
      if (select === undefined) throw illegalArgumentUrl(uri)
      for (const id of findIds({ ...table(), rows: () => filter(sms.rows(), select) }, where)) sms.remove(id)
      dropEmptyThreads(tables)
    },
    getType: ({ segments }) =>
      segments.length === 0 ? 'vnd.android.cursor.dir/sms' : 'vnd.android.cursor.item/sms',
    read: uri => Promise.reject(fileNotFound(`No files supported by provider at ${uri.text}`)),
    write: uri => Promise.reject(fileNotFound(`No files supported by provider at ${uri.text}`)),
  }
}

const illegalArgumentUrl = (uri: ContentUri): Error => illegalArgument(`Unknown URL: ${uri.text}`)

export function* filter(rows: Iterable<Row>, select: (row: Row) => boolean): Generator<Row> {
  for (const row of rows) if (select(row)) yield row
}

const boxOf = ({ segments }: ContentUri): number | undefined => {
  const [name = ''] = segments
  return segments.length === 1 && Object.hasOwn(boxes, name) ? boxes[name] : undefined
}

/** Which rows a URI stands for; undefined for one that means nothing. */
function rowSelector(uri: ContentUri): ((row: Row) => boolean) | undefined {
  const box = boxOf(uri)
  if (box !== undefined) return row => row['type'] === box
  if (uri.segments.length === 0) return () => true
  const [id] = matchPath(uri, '#') ?? matchPath(uri, 'status/#') ?? []
  if (id !== undefined) return row => row['_id'] === Number(id)
  const [thread] = matchPath(uri, 'conversations/#') ?? []
  if (thread !== undefined) return row => row['thread_id'] === Number(thread)
  const [, boxed] = Object.hasOwn(boxes, uri.segments[0] ?? '') ? (matchPath(uri, '*/#') ?? []) : []
  return boxed === undefined ? undefined : row => row['_id'] === Number(boxed)
}
