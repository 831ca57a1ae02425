import { ItemFailure } from '../../errors/item-failure'
import type { Entry } from '../../phone/entry'
import { fileName } from '../../phone/file-name'
import { PhoneError } from '../../phone/phone-error'
import type { ContactHeader } from '../../phone/record-stores'
import type { Look, Where } from '../source'
import { contactDetails } from './contact-details'
import { readSavedContacts, type SavedContact } from './saved-contacts'

type ReadContact = Pick<SavedContact, 'contact' | 'unread'>

/** A contact's card, and its picture. */
export const lookAtContacts: Look = {
  details: async (entry, where) => {
    const { contact, unread } = await readContact(entry, where)
    return contactDetails(contact, unread)
  },
  attachment: async (entry, where, part) =>
    part === null ? (await readContact(entry, where)).contact.photo : null,
}

/** @throws PhoneError `refused` for one that is gone; ItemFailure `damaged-in-backup`; what `open` throws */
async function readContact(entry: Entry, where: Where): Promise<ReadContact> {
  if (where.on === 'phone') {
    for await (const { records } of where.phone.contacts?.read([headerOf(entry)]) ?? [])
      for (const contact of records) return { contact, unread: 0 }
    throw new PhoneError('refused', 'It no longer has this contact', { refusal: 'missing' })
  }
  for (const item of where.items)
    for await (const saved of readSavedContacts(item, where.open, { photos: true }))
      if (saved.key === entry.key) return saved
  throw new ItemFailure('damaged-in-backup', 'The contact is no longer in it')
}

/** As it was listed, as far as reading it asks. */
function headerOf({ key = '', path, modifiedAt, facts }: Entry): ContactHeader {
  const told = facts?.kind === 'contact' ? facts : { numbers: [], favourite: false, hasPhoto: true }
  const { numbers, favourite, hasPhoto } = told
  return {
    ...{ uid: key, displayName: fileName(path), numbers, favourite, hasPhoto },
    ...{ changedAt: modifiedAt, version: '' },
  }
}
