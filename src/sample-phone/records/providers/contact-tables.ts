import { createTable, type Table, type TableColumns } from '../table'

const many = (names: readonly string[]): TableColumns =>
  Object.fromEntries(names.map(name => [name, ['text'] as const]))

/** AOSP packages/providers/ContactsProvider, ContactsDatabaseHelper.java; the account stands in the row itself. */
const rawContactColumns: TableColumns = {
  _id: ['integer'],
  account_name: ['text'],
  account_type: ['text'],
  data_set: ['text'],
  sourceid: ['text'],
  backup_id: ['text'],
  raw_contact_is_read_only: ['integer', 0],
  version: ['integer', 1],
  dirty: ['integer', 0],
  deleted: ['integer', 0],
  contact_id: ['integer'],
  aggregation_mode: ['integer', 0],
  custom_ringtone: ['text'],
  send_to_voicemail: ['integer', 0],
  times_contacted: ['integer', 0],
  last_time_contacted: ['integer', 0],
  starred: ['integer', 0],
  pinned: ['integer', 0],
  display_name: ['text'],
  display_name_alt: ['text'],
  display_name_source: ['integer', 0],
  phonetic_name: ['text'],
  phonetic_name_style: ['text'],
  sort_key: ['text'],
  ...many(['sync1', 'sync2', 'sync3', 'sync4']),
}

const dataNames = Array.from({ length: 14 }, (_, at) => `data${at + 1}`)

const dataColumns: TableColumns = {
  _id: ['integer'],
  res_package: ['text'],
  mimetype: ['text'],
  raw_contact_id: ['integer'],
  is_read_only: ['integer', 0],
  is_primary: ['integer', 0],
  is_super_primary: ['integer', 0],
  data_version: ['integer', 0],
  ...many(dataNames),
  data15: ['none'],
  ...many(['data_sync1', 'data_sync2', 'data_sync3', 'data_sync4']),
  carrier_presence: ['integer', 0],
  preferred_phone_account_component_name: ['text'],
  preferred_phone_account_id: ['text'],
}

const groupColumns: TableColumns = {
  _id: ['integer'],
  account_name: ['text'],
  account_type: ['text'],
  data_set: ['text'],
  sourceid: ['text'],
  version: ['integer', 1],
  dirty: ['integer', 0],
  title: ['text'],
  title_res: ['integer'],
  notes: ['text'],
  system_id: ['text'],
  deleted: ['integer', 0],
  group_visible: ['integer', 0],
  should_sync: ['integer', 1],
  auto_add: ['integer', 0],
  favorites: ['integer', 0],
  group_is_read_only: ['integer', 0],
  ...many(['sync1', 'sync2', 'sync3', 'sync4']),
}

/** Of what view_contacts has more than the row of its one raw contact. */
export const contactColumns: TableColumns = {
  _id: ['integer'],
  custom_ringtone: ['text'],
  display_name: ['text'],
  display_name_alt: ['text'],
  display_name_source: ['integer'],
  in_default_directory: ['integer'],
  in_visible_group: ['integer'],
  last_time_contacted: ['integer'],
  lookup: ['text'],
  phonetic_name: ['text'],
  phonetic_name_style: ['text'],
  photo_id: ['integer'],
  photo_file_id: ['integer'],
  photo_uri: ['text'],
  photo_thumb_uri: ['text'],
  send_to_voicemail: ['integer'],
  sort_key: ['text'],
  starred: ['integer'],
  pinned: ['integer'],
  times_contacted: ['integer'],
  has_phone_number: ['integer'],
  name_raw_contact_id: ['integer'],
  contact_last_updated_timestamp: ['integer'],
  is_user_profile: ['integer'],
}

/** What view_data has of the contact and the raw contact beside the row itself. */
const joinedColumns = [
  ...['contact_id', 'account_name', 'account_type', 'data_set', 'sourceid', 'backup_id', 'version', 'dirty'],
  ...['group_sourceid', 'name_raw_contact_id', 'lookup', 'display_name', 'display_name_alt', 'starred'],
  ...['photo_id', 'photo_file_id', 'photo_uri', 'photo_thumb_uri', 'has_phone_number', 'in_visible_group'],
  ...['phonetic_name', 'sort_key', 'send_to_voicemail', 'contact_last_updated_timestamp'],
] as const

const typeOf = (name: string): TableColumns[string] =>
  rawContactColumns[name] ?? contactColumns[name] ?? ['text']

export const dataViewColumns: TableColumns = {
  ...dataColumns,
  ...Object.fromEntries(joinedColumns.map(name => [name, [typeOf(name)[0]] as const])),
}

/** The tables of contacts2.db that can be asked for. */
export interface ContactTables {
  readonly rawContacts: Table
  readonly data: Table
  readonly groups: Table
}

export const createContactTables = (): ContactTables => ({
  rawContacts: createTable(rawContactColumns),
  data: createTable(dataColumns),
  groups: createTable(groupColumns),
})
