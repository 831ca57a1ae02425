import { addressKey } from '../../records/address-key'
import type { Contact } from '../../records/contact'

/** What a contact is known by on any phone, for it has another UID on each. */
export interface ContactIdentity {
  /** Its words, whatever their case and order: phones write `Sample, Ada` and `Ada Sample`. */
  readonly name: string
  /** Its numbers and mail addresses, however they are written. */
  readonly addresses: ReadonlySet<string>
}

export function contactIdentity({
  displayName,
  phones,
  emails,
}: Pick<Contact, 'displayName' | 'phones' | 'emails'>): ContactIdentity {
  const keys = [...phones, ...emails].map(({ value }) => addressKey(value))
  return { name: nameKey(displayName), addresses: new Set(keys.filter(key => key !== null)) }
}

export function nameKey(displayName: string): string {
  const plain = displayName.normalize('NFKC').toLowerCase()
  // A name of signs alone is that.
  const words = plain.match(/[\p{L}\p{M}\p{N}]+/gu)?.sort() ?? [plain.trim()]
  // One whose name is its number is found however the number is written.
  return /\p{L}/u.test(plain) ? words.join(' ') : (addressKey(plain) ?? words.join(' '))
}

/**
 * Whether a phone's contact has all that this one is known by. It may have more: Android shows two of one name as one, and a
 * person may have added a number since.
 */
export function hasAllOf(there: ContactIdentity, wanted: ContactIdentity): boolean {
  return there.name === wanted.name && [...wanted.addresses].every(address => there.addresses.has(address))
}

/**
 * How much there is of it, beside name, numbers and mail addresses: a phone that was lost while it took a contact has less of
 * it than the backup.
 */
export function countDetails(contact: Contact): number {
  const { nicknames, addresses, organizations, websites, chats, sipAddresses } = contact
  const { events, relations, notes, groups } = contact
  const lists = [
    nicknames,
    addresses,
    organizations,
    websites,
    chats,
    sipAddresses,
    events,
    relations,
    notes,
    groups,
  ]
  return lists.reduce((sum, { length }) => sum + length, 0)
}
