import type { ContactHeader, ContactStore, ReadRecords } from '../../phone/record-stores'
import { askAccess, type AccessInput } from '../content/ask-access'
import { addContacts, finishContacts } from './add-contacts'
import { contactsUri, queryContacts, type ContactRow, type TableAccess } from './contact-tables'
import { readContacts, unclearText } from './read-contacts'
import { createContactPhotos, type ContactPhotos } from './contact-photos'
import { queryNumbers } from './query-numbers'
import { createVcardImporter } from './vcard-importer'

/** READ_CONTACTS and WRITE_CONTACTS are the shell's since long before the oldest Android we know. */
const since = 0

/**
 * The contacts of a phone, from the rows that AOSP's ContactsProvider2 keeps. It makes vCards as well (`as_multi_vcard`), but
 * by openAssetFile alone, which `content read` does not call; and they have no account, no group and no label in full.
 */
export function createContactStore(input: AccessInput): ContactStore {
  const photos = createContactPhotos(input)
  const uri = `${contactsUri}/contacts`
  return {
    access: () => askAccess(input, { uri, writePermission: 'WRITE_CONTACTS', since }),
    photos: photos.access,
    list: () => listContacts(input, photos),
    read: contacts => readContacts(input, photos, contacts),
    add: contacts => addContacts(input, photos, contacts),
    finish: contacts => finishContacts(input, photos, contacts),
    importer: createVcardImporter(input),
  }
}

async function listContacts(access: TableAccess, photos: ContactPhotos): Promise<ReadRecords<ContactHeader>> {
  const { contacts, unclear } = await queryContacts(access)
  const numbers = contacts.length > 0 ? await queryNumbers(access) : new Map<number, readonly string[]>()
  const gives = contacts.some(({ photo }) => photo !== null) && (await photos.access()).gives
  return {
    records: contacts.map(contact =>
      headerOf(gives ? contact : { ...contact, photo: null, photoFile: null }, numbers.get(contact.id) ?? []),
    ),
    unclear: unclear.map(id => ({ record: `#${id}`, why: unclearText })),
  }
}

/** The version tells of a picture only where the phone gives it: so a contact is saved again once it does. */
function headerOf(contact: ContactRow, numbers: readonly string[]): ContactHeader {
  const { lookup, displayName, favourite, photo, photoFile, changedAt } = contact
  return {
    uid: lookup,
    displayName,
    numbers,
    favourite,
    hasPhoto: photo !== null,
    changedAt: Math.floor((changedAt ?? 0) / 1000),
    version: [changedAt ?? '', favourite ? 1 : 0, photo ?? '', photoFile ?? '', displayName].join('.'),
  }
}
