import type { Row } from '../sql/expressions'
import type { SqlValue } from '../sql/sql-value'
import type { ContactTables } from './contact-tables'
import { lookupKeyOf } from './lookup-key'

/** AOSP android.provider.ContactsContract.CommonDataKinds. */
export const mimeTypes = {
  name: 'vnd.android.cursor.item/name',
  nickname: 'vnd.android.cursor.item/nickname',
  phone: 'vnd.android.cursor.item/phone_v2',
  email: 'vnd.android.cursor.item/email_v2',
  photo: 'vnd.android.cursor.item/photo',
  organization: 'vnd.android.cursor.item/organization',
  im: 'vnd.android.cursor.item/im',
  address: 'vnd.android.cursor.item/postal-address_v2',
  note: 'vnd.android.cursor.item/note',
  group: 'vnd.android.cursor.item/group_membership',
  website: 'vnd.android.cursor.item/website',
  event: 'vnd.android.cursor.item/contact_event',
  relation: 'vnd.android.cursor.item/relation',
  sip: 'vnd.android.cursor.item/sip_address',
} as const

/** Contacts as view_contacts shows them. Each raw contact that is not deleted is a contact of its own. */
export function* contactRows(tables: ContactTables): Generator<Row> {
  const data = dataByRawContact(tables)
  for (const raw of tables.rawContacts.rows())
    if (raw['deleted'] === 0 && raw['contact_id'] !== null)
      yield contactRow(raw, data.get(Number(raw['_id'])) ?? [])
}

export function dataByRawContact({ data }: ContactTables): ReadonlyMap<number, readonly Row[]> {
  const grouped = new Map<number, Row[]>()
  for (const row of data.rows()) {
    const id = Number(row['raw_contact_id'])
    const rows = grouped.get(id)
    if (rows === undefined) grouped.set(id, [row])
    else rows.push(row)
  }
  return grouped
}

function contactRow(raw: Row, data: readonly Row[]): Row {
  const id = raw['contact_id'] ?? null
  const photo = data.find(row => row['mimetype'] === mimeTypes.photo)
  const file = photo?.['data14'] ?? null
  const photoUri = `content://com.android.contacts/contacts/${String(id)}/photo`
  return {
    ...raw,
    _id: id,
    in_default_directory: 1,
    in_visible_group: 1,
    lookup: lookupKeyOf(raw),
    photo_id: photo?.['_id'] ?? null,
    photo_file_id: file,
    photo_uri:
      photo === undefined
        ? null
        : file === null
          ? photoUri
          : `content://com.android.contacts/display_photo/${String(file)}`,
    photo_thumb_uri: photo === undefined ? null : photoUri,
    has_phone_number: data.some(row => row['mimetype'] === mimeTypes.phone) ? 1 : 0,
    name_raw_contact_id: raw['_id'] ?? null,
    contact_last_updated_timestamp: raw['last_updated'] ?? 0,
    is_user_profile: 0,
  }
}

/** Rows of data as view_data shows them: with their raw contact and contact. */
export function* dataRows(tables: ContactTables): Generator<Row> {
  const contacts = new Map([...contactRows(tables)].map(row => [Number(row['name_raw_contact_id']), row]))
  for (const row of tables.data.rows()) {
    const contact = contacts.get(Number(row['raw_contact_id']))
    if (contact === undefined) continue
    yield { ...contact, ...row, contact_id: contact['_id'] ?? null, group_sourceid: groupSource(tables, row) }
  }
}

const groupSource = ({ groups }: ContactTables, row: Row): SqlValue =>
  row['mimetype'] === mimeTypes.group ? (groups.get(Number(row['data1']))?.['sourceid'] ?? null) : null
