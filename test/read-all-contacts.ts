import { expect } from 'vitest'
import type { ContactStore } from '../src/core/phone/record-stores'
import type { Contact } from '../src/core/records/contact'

/** All contacts of a phone, which tells each of them for sure. */
export async function readAllContacts(store: ContactStore): Promise<Contact[]> {
  const { records, unclear } = await store.list()
  expect(unclear).toEqual([])
  const contacts: Contact[] = []
  for await (const read of store.read(records)) {
    expect(read.unclear).toEqual([])
    contacts.push(...read.records)
  }
  return contacts
}
