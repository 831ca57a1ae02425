import { createHash } from 'node:crypto'
import type { Phone } from '../../phone/phone'
import { PhoneError } from '../../phone/phone-error'
import type { ContactHeader, ContactStore } from '../../phone/record-stores'
import type { Contact } from '../../records/contact'
import { writeContact } from '../../records/vcard/write-contact'
import type { Make, SourceItem } from '../item'
import { entryOfHeader } from './contact-entry'

export const contactsKey = 'contacts.vcf'

/** The file of these contacts of the phone: of all, or of some that a person has selected. */
export function contactsFileOf(selected: readonly ContactHeader[]): SourceItem {
  const headers = [...selected].sort(byUid)
  return {
    source: 'contacts',
    key: contactsKey,
    version: versionOf(headers),
    entries: headers.length,
    category: 'contacts',
    bytes: headers.reduce((sum, header) => sum + entryOfHeader(header).bytes, 0),
    modifiedAt: headers.reduce((newest, { changedAt }) => Math.max(newest, changedAt), 0),
    place: ['Contacts', contactsKey],
    from: { kind: 'made', make: makeFile(headers) },
  }
}

/**
 * A file that is without a contact, because the phone does not tell it for sure, has a version of its own: so it is made
 * again by the next run, which tells of it again.
 * @param headers in their order: so are the cards
 */
function makeFile(headers: readonly ContactHeader[]): Make {
  const uids = new Set(headers.map(({ uid }) => uid))
  return async (phone, write, tell) => {
    const store = storeOf(phone)
    const list = async () => (await store.list()).records.filter(({ uid }) => uids.has(uid)).sort(byUid)
    const given = new Set<string>()
    const doubtful = new Set<string>()
    for await (const { records, unclear } of store.read(await list())) {
      for (const each of unclear) doubtful.add(each.record)
      for (const each of unclear) tell(each)
      for (const contact of [...records].sort(byUid)) {
        given.add(contact.uid)
        await write(writeContact(contact))
      }
    }
    const after = await list()
    const missing = after.filter(({ uid }) => !given.has(uid))
    for (const { displayName } of missing)
      if (!doubtful.has(displayName))
        tell({ record: displayName, why: 'The phone lists it and does not give it' })
    return missing.length + doubtful.size === 0 ? versionOf(after) : `${versionOf(after)} incomplete`
  }
}

/** Equal for the same contacts, unchanged as far as the phone can tell. @param headers sorted */
function versionOf(headers: readonly ContactHeader[]): string {
  const hash = createHash('sha256')
  for (const { uid, version, favourite, changedAt } of headers)
    hash.update(`${JSON.stringify([uid, version, favourite, changedAt])}\n`)
  return hash.digest('hex')
}

function byUid(a: Pick<Contact, 'uid'>, b: Pick<Contact, 'uid'>): number {
  return a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0
}

function storeOf({ contacts }: Phone): ContactStore {
  if (!contacts) throw new PhoneError('refused', 'It has no contacts', { refusal: 'missing' })
  return contacts
}
