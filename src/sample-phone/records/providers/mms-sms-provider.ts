import { matchPath } from '../content/content-uri'
import { fileNotFound, illegalArgument, unsupportedOperation } from '../java-exception'
import type { Provider } from './provider'
import { findIds, queryTable } from './query-table'
import type { TelephonyContext } from './sms-provider'
import { describeThreads, dropEmptyThreads } from './threads'

/** content://mms-sms: AOSP packages/providers/TelephonyProvider, MmsSmsProvider.java. */
export function createMmsSmsProvider({ tables, findThread, sdk }: TelephonyContext): Provider {
  const { threads, addresses, sms, pdu } = tables

  const query: Provider['query'] = (uri, selection) => {
    if (matchPath(uri, 'conversations') && uri.parameters.get('simple') === 'true')
      return queryTable(
        { name: 'threads', columns: threads.columns, rows: () => describeThreads(tables), sdk },
        selection,
      )
    if (matchPath(uri, 'canonical-addresses'))
      return queryTable(
        { name: 'canonical_addresses', columns: addresses.columns, rows: addresses.rows, sdk },
        { ...selection, projection: selection.projection ?? ['_id', 'address'] },
      )
    const [id] = matchPath(uri, 'canonical-address/#') ?? []
    if (id !== undefined) {
      const row = addresses.get(Number(id))
      return queryTable(
        { name: 'canonical_addresses', columns: addresses.columns, rows: () => (row ? [row] : []), sdk },
        { ...selection, projection: selection.projection ?? ['address'] },
      )
    }
    if (matchPath(uri, 'threadID')) {
      // Asking makes the thread, without WRITE_SMS.
      const thread = findThread(uri.parameters.getAll('recipient'))
      return { names: ['_id'], rows: [[thread]] }
    }
    // The others join tables in ways that nobody here asks for.
    throw illegalArgument(`Unrecognized URI:${uri.text}`)
  }

  return {
    query,
    insert: uri => {
      throw unsupportedOperation(
        `MmsSmsProvider does not support deletes, inserts, or updates for this URI.${uri.text}`,
      )
    },
    update: uri => {
      throw unsupportedOperation(
        `MmsSmsProvider does not support deletes, inserts, or updates for this URI.${uri.text}`,
      )
    },
    remove: (uri, where) => {
      const [thread] = matchPath(uri, 'conversations/#') ?? []
      if (thread === undefined && !matchPath(uri, 'conversations'))
        throw unsupportedOperation(
          `MmsSmsProvider does not support deletes, inserts, or updates for this URI.${uri.text}`,
        )
      for (const [name, table] of [['sms', sms] as const, ['pdu', pdu] as const]) {
        const rows = [...table.rows()].filter(
          row => thread === undefined || row['thread_id'] === Number(thread),
        )
        for (const id of findIds({ name, columns: table.columns, rows: () => rows, sdk }, where))
          table.remove(id)
      }
      dropEmptyThreads(tables)
    },
    getType: () => 'vnd.android-dir/mms-sms',
    read: uri => Promise.reject(fileNotFound(`No files supported by provider at ${uri.text}`)),
    write: uri => Promise.reject(fileNotFound(`No files supported by provider at ${uri.text}`)),
  }
}
