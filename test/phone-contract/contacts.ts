import { describe, expect, it } from 'vitest'
import { isPhoneLost, isRefusal } from '../../src/core/phone/phone-error'
import type { ContactHeader, ContactStore } from '../../src/core/phone/record-stores'
import type { Contact } from '../../src/core/records/contact'
import { contact, labelled, picture, someContacts } from '../some-contacts'

/** A phone whose contacts are held to this contract. */
export interface ContactsUnderTest {
  /** It has these and no others; UIDs and accounts are its own. */
  readonly fill: (contacts: readonly Contact[]) => Promise<void>
  /** Of a connection to it. */
  readonly store: () => Promise<ContactStore>
  /** It gives nobody its contacts, nor takes any; false as before. */
  readonly keepClosed: (closed: boolean) => Promise<void>
  /** All connections to it end. */
  readonly lose: () => Promise<void>
  /** Its own word of the picture that it was given: some phones scale it. Left out where it keeps none that is written. */
  readonly keepsPictures: boolean
}

async function readAll(store: ContactStore, headers: readonly ContactHeader[]): Promise<readonly Contact[]> {
  const contacts: Contact[] = []
  for await (const { records, unclear } of store.read(headers)) {
    expect(unclear).toEqual([])
    contacts.push(...records)
  }
  return contacts
}

/** All that people know it by, whatever its phone calls it. */
const known = ({ displayName, phones, emails, notes }: Contact) => ({
  displayName,
  phones: phones.map(({ value, type, label }) => ({ value, type, label })),
  emails: emails.map(({ value }) => value),
  notes,
})
const byName = (a: { readonly displayName: string }, b: { readonly displayName: string }) =>
  a.displayName < b.displayName ? -1 : 1

/** With names that differ, for some phones show two of one name as one. */
const distinct = someContacts.filter(({ uid }) => uid !== 'd4')

/** What a job may expect of the contacts of any phone. */
export function contactsContract(use: () => ContactsUnderTest): void {
  describe('contacts', () => {
    it('are counted, listed and read with all they have', async () => {
      await use().fill(distinct)
      const store = await use().store()
      expect(await store.access()).toEqual({ count: distinct.length, whyNotRead: null, whyNotWrite: null })
      const { records, unclear } = await store.list()
      expect(unclear).toEqual([])
      expect(new Set(records.map(({ uid }) => uid)).size).toBe(distinct.length)
      const read = await readAll(store, records)
      expect(read.map(known).sort(byName)).toEqual(distinct.map(known).sort(byName))
      expect(read.map(({ uid }) => uid).sort()).toEqual(records.map(({ uid }) => uid).sort())
      const ada = records.find(({ displayName }) => displayName === 'Ada Sample')
      expect(ada).toMatchObject({ favourite: true, hasPhoto: true })
      const [photo] = read.filter(({ uid }) => uid === ada?.uid).map(each => each.photo)
      expect(photo?.equals(someContacts[0]?.photo ?? Buffer.of())).toBe(true)
    })

    it('have the same version until they change', async () => {
      await use().fill(distinct)
      const versions = async () =>
        new Map((await (await use().store()).list()).records.map(each => [each.displayName, each.version]))
      const before = await versions()
      expect(await versions()).toEqual(before)
      const changed = distinct.map(each =>
        each.displayName === 'Bo/Both Example' ? { ...each, phones: [labelled('+44 7700 900199')] } : each,
      )
      await use().fill(changed)
      expect((await versions()).get('Bo/Both Example')).not.toBe(before.get('Bo/Both Example'))
    })

    it('that are gone meanwhile are left out', async () => {
      await use().fill(distinct)
      const store = await use().store()
      const { records } = await store.list()
      const gone = { ...records[0]!, uid: 'never-there' }
      expect(await readAll(store, [gone, ...records.slice(1)])).toHaveLength(records.length - 1)
      expect(await readAll(store, [])).toEqual([])
    })

    it('are added, each as one of its own', async () => {
      await use().fill([contact('x', 'Somebody Else', { phones: [labelled('+1 555 0177')] })])
      const store = await use().store()
      const added = distinct.map(each => ({ ...each, account: null, photo: null }))
      expect(await store.add?.(added)).toEqual(added.map(() => 'there'))
      const { records } = await store.list()
      expect(records).toHaveLength(1 + added.length)
      const read = await readAll(store, records)
      expect(
        read
          .filter(({ displayName }) => displayName !== 'Somebody Else')
          .map(known)
          .sort(byName),
      ).toEqual(added.map(known).sort(byName))
      expect(await store.add?.([])).toEqual([])
    })

    it('that were begun before are completed and not doubled, and others are left alone', async () => {
      const other = contact('x', 'Somebody Else', { phones: [labelled('+1 555 0177')] })
      await use().fill([other])
      const store = await use().store()
      const added = contact('y', 'Ada Sample', { phones: [labelled('+1 555 0100')], notes: ['A note'] })
      expect(await store.add?.([added])).toEqual(['there'])
      expect(await store.add?.([added])).toEqual(['there'])
      await store.finish?.([added, { ...other, notes: ['More'] }])
      const { records } = await store.list()
      expect((await readAll(store, records)).map(known).sort(byName)).toEqual([added, other].map(known))
    })

    it('are added with their pictures, where the phone keeps them', async () => {
      await use().fill([])
      const store = await use().store()
      await store.add?.([contact('p', 'Pat Picture', { photo: picture(2000) })])
      const { records } = await store.list()
      expect(records).toMatchObject([{ displayName: 'Pat Picture', hasPhoto: use().keepsPictures }])
    })

    it('are refused by a phone that keeps them closed, and it says why', async () => {
      await use().fill(distinct)
      await use().keepClosed(true)
      const store = await use().store()
      expect(await store.access()).toMatchObject({ count: null, whyNotRead: 'permission' })
      await expect(store.list()).rejects.toSatisfy(isRefusal)
      await use().keepClosed(false)
      expect((await store.list()).records).toHaveLength(distinct.length)
    })

    it('are lost with their phone', async () => {
      await use().fill(distinct)
      const store = await use().store()
      const { records } = await store.list()
      await use().lose()
      await expect(store.list()).rejects.toSatisfy(isPhoneLost)
      await expect(readAll(store, records)).rejects.toSatisfy(isPhoneLost)
      await expect(store.add?.(distinct)).rejects.toSatisfy(isPhoneLost)
    })
  })
}
