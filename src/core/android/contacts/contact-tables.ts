import type { PhoneLink } from '../adb/open-service'
import type { OpenOptions } from '../../phone/phone'
import type { ContactAccount } from '../../records/contact'
import { queryTable, type TableQuery, type TableRow } from '../content/query-table'
import type { DataRow } from './data-row'
import { dataTypes } from './data-types'

/** AOSP android.provider.ContactsContract. */
export const contactsUri = 'content://com.android.contacts'

/** A row of `contacts`, which is what Android makes of the raw contacts of one person. */
export interface ContactRow {
  readonly id: number
  readonly lookup: string
  readonly displayName: string
  readonly favourite: boolean
  readonly photo: number | null
  readonly photoFile: number | null
  /** Milliseconds since 1970. */
  readonly changedAt: number | null
  readonly namedBy: number | null
}

export interface TableAccess {
  readonly link: PhoneLink
  readonly options: OpenOptions
}

export interface ContactTable {
  readonly contacts: readonly ContactRow[]
  readonly unclear: readonly number[]
}

/** @throws like `queryTable` */
export async function queryContacts({ link, options }: TableAccess): Promise<ContactTable> {
  const query: TableQuery = {
    uri: `${contactsUri}/contacts`,
    plain: ['starred', 'photo_id', 'photo_file_id', 'contact_last_updated_timestamp', 'name_raw_contact_id'],
    text: ['lookup', 'display_name'],
  }
  const { rows, unclear } = await queryTable(link, query, options)
  const contacts = rows.flatMap(row => readContactRow(row) ?? [])
  const read = new Set(contacts.map(({ id }) => id))
  return { contacts, unclear: [...unclear, ...rows.map(({ id }) => id).filter(id => !read.has(id))] }
}

function readContactRow({ id, values }: TableRow): ContactRow | null {
  const lookup = values['lookup'] ?? ''
  if (lookup === '') return null
  return {
    id,
    lookup,
    displayName: values['display_name'] ?? '',
    favourite: values['starred'] === '1',
    photo: readId(values['photo_id']),
    photoFile: readId(values['photo_file_id']),
    changedAt: readId(values['contact_last_updated_timestamp']),
    namedBy: readId(values['name_raw_contact_id']),
  }
}

function readId(value: string | null | undefined): number | null {
  const number = Number(value ?? '0')
  return Number.isSafeInteger(number) && number > 0 ? number : null
}

const columns = Array.from({ length: 10 }, (_, at) => `data${at + 1}`)

/**
 * The rows of `data` of these, by contact or by raw contact.
 * @returns `unclear`: whom they are of, where a row is not clear
 * @throws like `queryTable`
 */
export async function queryData(
  { link, options }: TableAccess,
  by: 'contact_id' | 'raw_contact_id',
  ids: readonly number[],
) {
  const of = `${by} IN (${ids.join(',')})`
  const types = Object.values(dataTypes).map(type => `'${type}'`)
  const query: TableQuery = {
    uri: `${contactsUri}/data`,
    plain: ['contact_id', 'raw_contact_id', 'mimetype', 'is_super_primary'],
    text: columns,
    where: `${of} AND mimetype IN (${types.join(',')})`,
  }
  const { rows, unclear } = await queryTable(link, query, options)
  const found = new Map<number, DataRow[]>()
  for (const { values } of rows) {
    const row = {
      ...readDataRow(values),
      data: Object.fromEntries(columns.map(name => [name, values[name] ?? null])),
    }
    const whose = Number(values[by])
    found.set(whose, [...(found.get(whose) ?? []), row])
  }
  return { found, unclear: await whoseAre({ link, options }, by, unclear) }
}

function readDataRow(values: TableRow['values']): Omit<DataRow, 'data'> {
  return {
    rawContact: Number(values['raw_contact_id']),
    mimeType: values['mimetype'] ?? '',
    preferred: values['is_super_primary'] === '1',
  }
}

async function whoseAre({ link, options }: TableAccess, by: string, rows: readonly number[]) {
  if (rows.length === 0) return new Set<number>()
  const where = `_id IN (${rows.join(',')})`
  const told = await queryTable(link, { uri: `${contactsUri}/data`, plain: [by], text: [], where }, options)
  return new Set(told.rows.map(({ values }) => Number(values[by])))
}

/** The account of each contact's first raw contact. @throws like `queryTable` */
export async function queryAccounts(
  { link, options }: TableAccess,
  contacts: readonly number[],
): Promise<ReadonlyMap<number, ContactAccount>> {
  const query: TableQuery = {
    uri: `${contactsUri}/raw_contacts`,
    plain: ['contact_id'],
    text: ['account_name', 'account_type'],
    where: `deleted=0 AND contact_id IN (${contacts.join(',')})`,
  }
  const { rows } = await queryTable(link, query, options)
  const accounts = new Map<number, ContactAccount | null>()
  for (const { values } of rows) {
    const { account_name: name, account_type: type, contact_id: contact } = values
    const account = name && type ? { name, type } : null
    if (!accounts.has(Number(contact))) accounts.set(Number(contact), account)
  }
  return new Map([...accounts].flatMap(([contact, account]) => (account ? [[contact, account]] : [])))
}

/**
 * Names of groups by their ids, without those that stand for the favourites.
 * @param local those alone that belong to no account
 * @throws like `queryTable`
 */
export async function queryGroups(
  { link, options }: TableAccess,
  local: boolean,
): Promise<ReadonlyMap<string, string>> {
  const query: TableQuery = {
    uri: `${contactsUri}/groups`,
    plain: ['favorites'],
    text: ['title'],
    where: `deleted=0${local ? ' AND account_name IS NULL' : ''}`,
  }
  const { rows } = await queryTable(link, query, options)
  const named = rows.filter(({ values }) => values['favorites'] !== '1' && values['title'])
  return new Map(named.map(({ id, values }) => [String(id), values['title'] ?? '']))
}
