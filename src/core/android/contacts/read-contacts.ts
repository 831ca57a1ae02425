import type { ContactHeader, ReadRecords, UnclearRecord } from '../../phone/record-stores'
import type { Contact } from '../../records/contact'
import { buildContact } from './build-contact'
import {
  queryAccounts,
  queryContacts,
  queryData,
  queryGroups,
  type ContactRow,
  type TableAccess,
} from './contact-tables'
import type { ContactPhotos } from './contact-photos'

/** Their data rows fill few answers of a thousand each, and their pictures some megabytes. */
const contactsAtOnce = 250

/**
 * `ContactStore.read`. For each batch of contacts the phone starts Java about nine times, and once for each picture where it
 * gives pictures.
 * @throws PhoneError; the signal's reason
 */
export async function* readContacts(
  access: TableAccess,
  photos: ContactPhotos,
  wanted: readonly ContactHeader[],
): AsyncGenerator<ReadRecords<Contact>> {
  if (wanted.length === 0) return
  const uids = new Set(wanted.map(({ uid }) => uid))
  const contacts = (await queryContacts(access)).contacts.filter(({ lookup }) => uids.has(lookup))
  const groups = await queryGroups(access, false)
  for (let at = 0; at < contacts.length; at += contactsAtOnce)
    yield await readBatch(access, { photos, groups, contacts: contacts.slice(at, at + contactsAtOnce) })
}

interface Batch {
  readonly photos: ContactPhotos
  readonly groups: ReadonlyMap<string, string>
  readonly contacts: readonly ContactRow[]
}

async function readBatch(
  access: TableAccess,
  { photos, groups, contacts }: Batch,
): Promise<ReadRecords<Contact>> {
  const ids = contacts.map(({ id }) => id)
  const { found, unclear } = await queryData(access, 'contact_id', ids)
  const accounts = await queryAccounts(access, ids)
  const pictures = await photos.read(contacts)
  const records: Contact[] = []
  const reported: UnclearRecord[] = []
  for (const contact of contacts) {
    const { id, lookup: uid, displayName, favourite, namedBy } = contact
    if (unclear.has(id)) reported.push({ record: displayName || `#${id}`, why: unclearText })
    else {
      const account = accounts.get(id) ?? null
      const parts = { uid, displayName, favourite, namedBy, rows: found.get(id) ?? [], account, groups }
      records.push({ ...buildContact(parts), photo: pictures.get(id) ?? null })
    }
  }
  return { records, unclear: reported }
}

export const unclearText = 'Its text cannot be told from that of others'
