import { matchPath, type ContentUri } from '../content/content-uri'
import { illegalArgument } from '../java-exception'
import type { Row } from '../sql/expressions'
import type { SqlValue } from '../sql/sql-value'
import { createTable } from '../table'
import { openContactFile, writeContactFile, type ContactFiles } from './contact-files'
import { contactColumns, dataViewColumns, type ContactTables } from './contact-tables'
import { contactRows, dataRows, mimeTypes } from './contact-view'
import { completeName, namesFrom } from './display-name'
import type { Provider } from './provider'
import { findIds, queryTable, type QueriedTable } from './query-table'

export interface ContactsContext {
  readonly tables: ContactTables
  readonly sdk: number
  readonly now: () => number
  readonly files: ContactFiles
  /** The account that new contacts go to; undefined for the phone itself. */
  readonly cloudAccount: () => ContactAccount | undefined
}

export interface ContactAccount {
  readonly account_name: string
  readonly account_type: string
}

const contactView = createTable(contactColumns).columns
const dataView = createTable(dataViewColumns).columns

/** content://com.android.contacts: AOSP packages/providers/ContactsProvider, ContactsProvider2.java. */
export function createContactsProvider(context: ContactsContext): Provider {
  const { tables, sdk } = context
  const { rawContacts, groups } = tables
  const editor = createEditor(context)

  const view = (name: string, columns: QueriedTable['columns'], rows: () => Iterable<Row>): QueriedTable => ({
    name,
    columns,
    rows,
    sdk,
    strict: 'columns',
  })
  const contacts = (select: (row: Row) => boolean): QueriedTable =>
    view('view_contacts', contactView, () => filter(contactRows(tables), select))
  const details = (select: (row: Row) => boolean): QueriedTable =>
    view('view_data', dataView, () => filter(dataRows(tables), select))

  const viewOf = (uri: ContentUri): QueriedTable | undefined => {
    if (matchPath(uri, 'contacts')) return contacts(() => true)
    if (matchPath(uri, 'raw_contacts'))
      return view('view_raw_contacts', rawContacts.columns, rawContacts.rows)
    if (matchPath(uri, 'data')) return details(() => true)
    if (matchPath(uri, 'groups')) return view('view_groups', groups.columns, groups.rows)
    const [contact] = matchPath(uri, 'contacts/#') ?? []
    if (contact !== undefined) return contacts(equals('_id', contact))
    const [key] = matchPath(uri, 'contacts/lookup/*') ?? matchPath(uri, 'contacts/lookup/*/#') ?? []
    if (key !== undefined) return contacts(row => row['lookup'] === key)
    const [raw] = matchPath(uri, 'raw_contacts/#') ?? []
    if (raw !== undefined)
      return view('view_raw_contacts', rawContacts.columns, () =>
        filter(rawContacts.rows(), equals('_id', raw)),
      )
    const [ofContact] = matchPath(uri, 'contacts/#/data') ?? []
    if (ofContact !== undefined) return details(equals('contact_id', ofContact))
    const [ofRaw] = matchPath(uri, 'raw_contacts/#/data') ?? []
    if (ofRaw !== undefined) return details(equals('raw_contact_id', ofRaw))
    const [single] = matchPath(uri, 'data/#') ?? []
    if (single !== undefined) return details(equals('_id', single))
    const [group] = matchPath(uri, 'groups/#') ?? []
    return group === undefined
      ? undefined
      : view('view_groups', groups.columns, () => filter(groups.rows(), equals('_id', group)))
  }
  const required = (uri: ContentUri): QueriedTable => {
    const found = viewOf(uri)
    if (found === undefined) throw illegalArgument(`Unknown URI: ${uri.text}`)
    return found
  }

  return {
    query: (uri, selection) => queryTable(required(uri), selection),
    insert: (uri, values) => {
      if (matchPath(uri, 'raw_contacts')) return editor.insertRawContact(values)
      if (matchPath(uri, 'groups')) return groups.insert(values) !== undefined
      if (matchPath(uri, 'data')) return editor.insertData(values)
      const [raw] = matchPath(uri, 'raw_contacts/#/data') ?? []
      if (raw === undefined) throw illegalArgument(`Unknown URI: ${uri.text}`)
      return editor.insertData({ ...values, raw_contact_id: Number(raw) })
    },
    update: (uri, values, where) => {
      const found = required(uri)
      for (const id of findIds(found, where)) editor.update(found.name, id, values)
    },
    remove: (uri, where) => {
      const found = required(uri)
      for (const id of findIds(found, where)) editor.remove(found.name, id)
    },
    getType: uri => {
      if (matchPath(uri, 'contacts')) return 'vnd.android.cursor.dir/contact'
      if (matchPath(uri, 'contacts/#')) return 'vnd.android.cursor.item/contact'
      if (matchPath(uri, 'raw_contacts')) return 'vnd.android.cursor.dir/raw_contact'
      if (matchPath(uri, 'contacts/as_vcard/*') || matchPath(uri, 'contacts/as_multi_vcard/*'))
        return 'text/x-vcard'
      return matchPath(uri, 'data') ? 'vnd.android.cursor.dir/data' : null
    },
    read: uri => openContactFile(tables, context.files, uri),
    write: async (uri, bytes) => {
      await writeContactFile(tables, context.files, { uri, bytes, insertData: editor.insertData })
    },
  }
}

function* filter(rows: Iterable<Row>, select: (row: Row) => boolean): Generator<Row> {
  for (const row of rows) if (select(row)) yield row
}

const equals =
  (column: string, value: string) =>
  (row: Row): boolean =>
    row[column] === Number(value)

interface Editor {
  readonly insertRawContact: (values: Row) => boolean
  readonly insertData: (values: Row) => boolean
  readonly update: (view: string, id: number, values: Row) => void
  readonly remove: (view: string, id: number) => void
}

function createEditor({ tables, cloudAccount }: ContactsContext): Editor {
  const { rawContacts, data, groups } = tables

  const rename = (rawContact: SqlValue): void => {
    const raw = rawContacts.get(Number(rawContact))
    if (raw === undefined) return
    const rows = [...data.rows()].filter(row => row['raw_contact_id'] === rawContact)
    rawContacts.update(Number(rawContact), {
      ...namesFrom(rows),
      version: Number(raw['version']) + 1,
      dirty: 1,
    })
  }

  const insertRawContact = (values: Row): boolean => {
    const { account_name: name = null, account_type: type = null, ...rest } = values
    if ((name === null || name === '') !== (type === null || type === ''))
      throw illegalArgument('Must specify both or neither of ACCOUNT_NAME and ACCOUNT_TYPE')
    // AccountResolver.java: where no account is said at all, the default one is meant.
    const cloud = cloudAccount()
    const isSaid = Object.hasOwn(values, 'account_name') || Object.hasOwn(values, 'account_type')
    if (cloud !== undefined && isSaid && (name === null || name === ''))
      throw illegalArgument(
        'Cannot add contacts to local or SIM accounts when default account is set to cloud',
      )
    const account = cloud !== undefined && !isSaid ? cloud : { account_name: name, account_type: type }
    const id = rawContacts.insert({ ...rest, ...account })
    // Each is a contact of its own: nothing is joined by likeness here.
    if (id !== undefined) rawContacts.update(id, { contact_id: id })
    return id !== undefined
  }

  const insertData = (values: Row): boolean => {
    const {
      raw_contact_id: rawContact = null,
      mimetype = null,
      group_sourceid: source = null,
      ...rest
    } = values
    if (rawContact === null) throw illegalArgument('raw_contact_id is required')
    if (mimetype === null || mimetype === '') throw illegalArgument('mimetype is required')
    const raw = rawContacts.get(Number(rawContact))
    // The foreign key's failure goes to the log.
    if (raw === undefined) return false
    const group = source === null ? {} : { data1: groupId(tables, raw, source) }
    const completed = mimetype === mimeTypes.name ? completeName(rest) : rest
    const added = data.insert({ ...completed, ...group, mimetype, raw_contact_id: Number(rawContact) })
    if (added !== undefined) rename(Number(rawContact))
    return added !== undefined
  }

  return {
    insertRawContact,
    insertData,
    update: (view, id, values) => {
      if (view === 'view_groups') groups.update(id, values)
      else if (view === 'view_data') {
        data.update(id, values)
        rename(data.get(id)?.['raw_contact_id'] ?? null)
      } else {
        const allowed = Object.entries(values).filter(([column]) => rawContacts.columns.has(column))
        rawContacts.update(id, Object.fromEntries(allowed))
      }
    },
    remove: (view, id) => {
      if (view === 'view_groups') groups.remove(id)
      else if (view === 'view_data') {
        const owner = data.get(id)?.['raw_contact_id'] ?? null
        data.remove(id)
        rename(owner)
      } else removeContact(tables, id)
    },
  }
}

/** A contact of an account stays as a mark for its sync until that has told the account; one of the phone is gone. */
function removeContact({ rawContacts, data }: ContactTables, id: number): void {
  for (const row of [...data.rows()]) if (row['raw_contact_id'] === id) data.remove(Number(row['_id']))
  if (rawContacts.get(id)?.['account_name'] === null) rawContacts.remove(id)
  else rawContacts.update(id, { deleted: 1, contact_id: null, dirty: 1, display_name: null })
}

/** The group of the contact's account with that source id; made where there is none (DataRowHandlerForGroupMembership). */
function groupId({ groups }: ContactTables, raw: Row, source: SqlValue): number {
  const [name, type] = [raw['account_name'] ?? null, raw['account_type'] ?? null]
  const found = [...groups.rows()].find(
    row => row['sourceid'] === source && row['account_name'] === name && row['account_type'] === type,
  )
  return found === undefined
    ? (groups.insert({ account_name: name, account_type: type, sourceid: source }) ?? 0)
    : Number(found['_id'])
}
