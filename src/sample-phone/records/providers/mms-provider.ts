import { matchPath, type ContentUri } from '../content/content-uri'
import { fileNotFound, illegalArgument, JavaException } from '../java-exception'
import type { Row } from '../sql/expressions'
import { insertMessage, insertPart } from './insert-mms'
import { targetOf, type Target } from './mms-targets'
import type { PartFiles } from './part-files'
import type { Provider } from './provider'
import { findIds, queryTable, type QueriedTable } from './query-table'
import { defaultSim, filter, hasSubquery, type TelephonyContext } from './sms-provider'
import { dropEmptyThreads } from './threads'

/** PduHeaders.MESSAGE_TYPE_NOTIFICATION_IND: a message that has not been fetched. */
const notification = 130

/** content://mms: AOSP packages/providers/TelephonyProvider, MmsProvider.java, for a caller that is not the SMS app. */
export function createMmsProvider(context: TelephonyContext, files: PartFiles): Provider {
  const { tables, sdk } = context
  const { part, addr } = tables

  /** `pdu_restricted`: what came and what went, without what has not been fetched. */
  const visible = (row: Row): boolean =>
    (row['msg_box'] === 1 || row['msg_box'] === 2) && row['m_type'] !== null && row['m_type'] !== notification

  const query: Provider['query'] = (uri, selection) => {
    if (hasSubquery(selection)) throw illegalArgument('SELECT token not allowed in query')
    const target = targetOf(tables, uri)
    if (target === undefined) return null
    const { table, name, select } = target
    const rows = (): Iterable<Row> =>
      filter(table.rows(), name === 'pdu' ? row => select(row) && visible(row) : select)
    const sort = name === 'pdu' ? 'date DESC' : name === 'part' ? 'seq' : undefined
    const view: QueriedTable = {
      name,
      columns: table.columns,
      rows,
      sdk,
      ...(sort ? { defaultSort: sort } : {}),
    }
    try {
      return queryTable(view, selection)
    } catch (thrown) {
      // "returning NULL cursor": what SQLite has to say goes to the log.
      if (thrown instanceof JavaException && thrown.javaClass.startsWith('android.database.')) return null
      throw thrown
    }
  }

  const idsFor = (target: Target, where: string | undefined): readonly number[] =>
    findIds(
      {
        name: target.name,
        columns: target.table.columns,
        rows: () => filter(target.table.rows(), target.select),
        sdk,
      },
      where,
    )

  const openedPart = (uri: ContentUri): Row | undefined => {
    const [id] = matchPath(uri, 'part/#') ?? []
    if (id === undefined) return undefined
    const row = part.get(Number(id))
    if (row === undefined) throw fileNotFound(`No entry for ${uri.text}`)
    if (row['_data'] === null) throw fileNotFound('Column _data not found.')
    return row
  }

  return {
    query,
    insert: (uri, values) => {
      const target = targetOf(tables, uri)
      const id = Number(uri.segments[0])
      if (target?.name === 'pdu' && Number.isNaN(id)) return insertMessage(context, uri, values)
      if (target?.name === 'pdu') return false
      if (matchPath(uri, '#/part')) return insertPart(context, id, values)
      return (
        matchPath(uri, '#/addr') !== undefined &&
        addr.insert({ ...defaultSim(sdk), ...values, msg_id: id }) !== undefined
      )
    },
    update: (uri, values, where) => {
      const target = targetOf(tables, uri)
      if (target === undefined || target.name === 'addr' || values['_data'] !== undefined) return
      for (const id of idsFor(target, where)) target.table.update(id, values)
    },
    remove: (uri, where) => {
      const target = targetOf(tables, uri)
      if (target === undefined) return
      const ids = new Set(idsFor(target, where))
      for (const id of ids) target.table.remove(id)
      if (target.name !== 'pdu') return
      for (const row of [...part.rows()]) if (ids.has(Number(row['mid']))) part.remove(Number(row['_id']))
      for (const row of [...addr.rows()]) if (ids.has(Number(row['msg_id']))) addr.remove(Number(row['_id']))
      dropEmptyThreads(tables)
    },
    getType: uri => {
      const [id] = matchPath(uri, 'part/#') ?? []
      if (id !== undefined) return String(part.get(Number(id))?.['ct'] ?? '*/*')
      if (matchPath(uri, '#')) return 'vnd.android/mms'
      return targetOf(tables, uri)?.name === 'pdu' ? 'vnd.android-dir/mms' : '*/*'
    },
    read: async uri => {
      const row = openedPart(uri)
      return row === undefined ? null : files.read(row)
    },
    write: async (uri, bytes) => {
      const row = openedPart(uri)
      if (row !== undefined) await files.write(row, await bytes())
    },
  }
}
