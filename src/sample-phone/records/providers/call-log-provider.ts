import { matchPath, type ContentUri } from '../content/content-uri'
import { illegalArgument, securityException, unsupportedOperation } from '../java-exception'
import type { Row } from '../sql/expressions'
import { createTable, type Table, type TableColumns } from '../table'
import type { Provider } from './provider'
import { findIds, queryTable, type QueriedTable } from './query-table'

/** AOSP android.provider.CallLog.Calls, as CallLogProvider.java gives them, with the Android that brought each. */
const columnsSince: readonly (readonly [sdk: number, columns: TableColumns])[] = [
  [
    0,
    {
      _id: ['integer'],
      number: ['text'],
      presentation: ['integer', 1],
      post_dial_digits: ['text', ''],
      via_number: ['text', ''],
      date: ['integer'],
      duration: ['integer'],
      data_usage: ['integer'],
      type: ['integer'],
      features: ['integer', 0],
      subscription_component_name: ['text'],
      subscription_id: ['text'],
      phone_account_address: ['text'],
      phone_account_hidden: ['integer', 0],
      new: ['integer'],
      name: ['text'],
      numbertype: ['integer'],
      numberlabel: ['text'],
      countryiso: ['text'],
      voicemail_uri: ['text'],
      is_read: ['integer'],
      geocoded_location: ['text'],
      lookup_uri: ['text'],
      matched_number: ['text'],
      normalized_number: ['text'],
      photo_id: ['integer', 0],
      photo_uri: ['text'],
      formatted_number: ['text'],
      add_for_all_users: ['integer', 1],
      last_modified: ['integer', 0],
      transcription: ['text'],
      transcription_state: ['integer', 0],
    },
  ],
  [
    29,
    {
      call_screening_component_name: ['text'],
      call_screening_app_name: ['text'],
      block_reason: ['integer', 0],
    },
  ],
  [30, { missed_reason: ['integer', 0] }],
  [31, { priority: ['integer', 0], subject: ['text'], location: ['text'], composer_photo_uri: ['text'] }],
  [34, { is_call_log_phone_account_migration_pending: ['integer', 0] }],
  [35, { is_business_call: ['integer', 0], asserted_display_name: ['text'] }],
]

const voicemail = 4

export const createCallTable = (sdk: number): Table =>
  createTable(
    Object.assign(
      {},
      ...columnsSince.filter(([since]) => since <= sdk).map(([, columns]) => columns),
    ) as TableColumns,
  )

export interface CallLogContext {
  readonly calls: Table
  readonly sdk: number
  readonly now: () => number
}

/** content://call_log: AOSP packages/providers/ContactsProvider, CallLogProvider.java, for a caller without READ_VOICEMAIL. */
export function createCallLogProvider({ calls, sdk, now }: CallLogContext): Provider {
  const view = (select: (row: Row) => boolean): QueriedTable => ({
    name: 'calls',
    columns: calls.columns,
    rows: () =>
      [...calls.rows()].filter(
        row => row['type'] !== voicemail && row['phone_account_hidden'] === 0 && select(row),
      ),
    sdk,
    // Without the permission for voicemails nothing but columns may be said.
    strict: 'grammar',
  })

  const selectorOf = (uri: ContentUri): ((row: Row) => boolean) => {
    if (uri.parameters.get('allow_voicemails') === 'true')
      throw securityException(
        'The caller must have com.android.voicemail.permission.READ_VOICEMAIL permission',
      )
    if (matchPath(uri, 'calls')) return () => true
    const [id] = matchPath(uri, 'calls/#') ?? []
    if (id === undefined) throw illegalArgument(`Unknown URL ${uri.text}`)
    return row => row['_id'] === Number(id)
  }
  const checkColumns = (values: Row): void => {
    for (const column of Object.keys(values))
      if (!calls.columns.has(column)) throw illegalArgument(`Column '${column}'. Is invalid.`)
  }
  const checkVoicemail = (uri: ContentUri, values: Row): void => {
    if (Number(values['type']) === voicemail)
      throw illegalArgument(
        `Uri ${uri.text} cannot be used for voicemail record. Please set 'allow_voicemails' parameter in the uri.`,
      )
  }

  return {
    query: (uri, selection) => {
      const limit = uri.parameters.get('limit')
      const offset = Number(uri.parameters.get('offset') ?? 0)
      const found = queryTable(view(selectorOf(uri)), selection)
      if (limit === null) return found
      return { ...found, rows: [...found.rows].slice(offset, offset + Number(limit)) }
    },
    insert: (uri, values) => {
      checkColumns(values)
      checkVoicemail(uri, values)
      selectorOf(uri)
      return calls.insert({ countryiso: 'US', ...values, last_modified: now() }) !== undefined
    },
    update: (uri, values, where) => {
      checkColumns(values)
      checkVoicemail(uri, values)
      for (const id of findIds(view(selectorOf(uri)), where))
        calls.update(id, { ...values, last_modified: now() })
    },
    remove: (uri, where) => {
      for (const id of findIds(view(selectorOf(uri)), where)) calls.remove(id)
    },
    getType: uri =>
      matchPath(uri, 'calls/#') ? 'vnd.android.cursor.item/calls' : 'vnd.android.cursor.dir/calls',
    read: () =>
      Promise.reject(
        unsupportedOperation('The call log provider only supports opening call composer pictures.'),
      ),
    write: () =>
      Promise.reject(
        unsupportedOperation('The call log provider only supports opening call composer pictures.'),
      ),
  }
}
