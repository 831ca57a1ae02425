import { parseContentUri } from '../content/content-uri'
import type { ImportedContact } from '../vcard/read-vcards'
import type { ContactFiles } from './contact-files'
import type { ContactTables } from './contact-tables'
import { mimeTypes } from './contact-view'
import type { Provider } from './provider'

const uriOf = (table: string) => parseContentUri(`content://com.android.contacts/${table}`)

/**
 * Adds a contact as the phone's own importer does (AOSP com.android.vcard, VCardEntryCommitter): to the account that new contacts
 * go to, with its picture in full.
 */
export function addImportedContact(
  provider: Pick<Provider, 'insert'>,
  { rawContacts, data }: ContactTables,
  photos: Pick<ContactFiles, 'writePhoto'>,
  { rows, photo }: ImportedContact,
): void {
  provider.insert(uriOf('raw_contacts'), {})
  const rawContact = Math.max(...[...rawContacts.rows()].map(row => Number(row['_id'])))
  const ofIt = { raw_contact_id: rawContact }
  for (const row of rows) provider.insert(uriOf('data'), { ...row, ...ofIt })
  if (photo === null) return
  provider.insert(uriOf('data'), { mimetype: mimeTypes.photo, is_primary: 1, ...ofIt })
  for (const row of [...data.rows()])
    if (row['raw_contact_id'] === rawContact && row['mimetype'] === mimeTypes.photo) {
      data.update(Number(row['_id']), { data14: String(row['_id']), data15: Buffer.alloc(0) })
      photos.writePhoto(row, photo)
    }
}
