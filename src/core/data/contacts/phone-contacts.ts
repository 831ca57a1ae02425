import type { ContactStore } from '../../phone/record-stores'
import { contactIdentity, countDetails, hasAllOf, nameKey, type ContactIdentity } from './contact-identity'

export interface KnownContact {
  readonly identity: ContactIdentity
  readonly details: number
  readonly hasPhoto: boolean
}

/** Those of a phone's contacts that may be among those that are wanted. */
export interface PhoneContacts {
  /** Which have all that this one is known by. */
  readonly like: (wanted: ContactIdentity) => readonly KnownContact[]
}

/** Reads the contacts whose names are wanted, and keeps of them what they are known by. @throws PhoneError */
export async function readPhoneContacts(
  store: ContactStore,
  wanted: Iterable<ContactIdentity>,
): Promise<PhoneContacts> {
  const names = new Set([...wanted].map(({ name }) => name))
  const byName = new Map<string, KnownContact[]>()
  const { records } = await store.list()
  const alike = records.filter(({ displayName }) => names.has(nameKey(displayName)))
  for await (const { records: contacts } of store.read(alike))
    for (const contact of contacts) {
      const identity = contactIdentity(contact)
      const known = { identity, details: countDetails(contact), hasPhoto: contact.photo !== null }
      byName.set(identity.name, [...(byName.get(identity.name) ?? []), known])
    }
  return { like: one => byName.get(one.name)?.filter(({ identity }) => hasAllOf(identity, one)) ?? [] }
}
