import { describe, expect, it } from 'vitest'
import { openPhone } from '../../src/core/android/open-phone'
import { askContactAccess } from '../../src/core/data/contacts/ask-contact-access'
import { usePhone } from '../phone-fixture'
import { readAllContacts } from '../read-all-contacts'

describe('pictures of contacts', () => {
  const fixture = usePhone({ contacts: 18, messages: 0, calls: 0 })
  const openContacts = async (contactFiles: boolean) => {
    fixture().phone.setFaults({ contactFiles })
    const phone = openPhone(await fixture().link())
    if (!phone.contacts) throw new Error('No contacts')
    return { contacts: phone.contacts, close: () => phone.close() }
  }
  const withPicture = () =>
    fixture()
      .phone.records.contacts()
      .filter(({ contact }) => contact['photo_id'] !== null).length

  it('are read in full where the phone opens files', async () => {
    const { contacts, close } = await openContacts(true)
    await expect(askContactAccess(contacts)).resolves.toMatchObject({ photos: { gives: true, takes: true } })
    const { records } = await contacts.list()
    expect(withPicture()).toBeGreaterThan(0)
    expect(records.filter(({ hasPhoto }) => hasPhoto)).toHaveLength(withPicture())
    const all = await readAllContacts(contacts)
    expect(all.filter(({ photo }) => photo !== null)).toHaveLength(withPicture())
    close()
  })

  it('are told not to be given where it opens none, and not asked for one by one', async () => {
    const { contacts, close } = await openContacts(false)
    const before = fixture().phone.javaStarts()
    await expect(askContactAccess(contacts)).resolves.toMatchObject({
      whyNotRead: null,
      photos: { gives: false, takes: false },
    })
    const { records } = await contacts.list()
    expect(records.filter(({ hasPhoto }) => hasPhoto)).toEqual([])
    const all = await readAllContacts(contacts)
    expect(all).toHaveLength(records.length)
    expect(all.filter(({ photo }) => photo !== null)).toEqual([])
    expect(fixture().phone.javaStarts() - before).toBeLessThan(60)
    close()
  })

  it('make another version of a contact once they are given, so that it is saved again', async () => {
    const versionsOf = async (contactFiles: boolean) => {
      const { contacts, close } = await openContacts(contactFiles)
      const { records } = await contacts.list()
      close()
      return new Map(records.map(({ uid, version, hasPhoto }) => [uid, { version, hasPhoto }]))
    }
    const [without, given] = [await versionsOf(false), await versionsOf(true)]
    expect(without.size).toBe(given.size)
    for (const [uid, { version, hasPhoto }] of given)
      expect(version === without.get(uid)?.version).toBe(!hasPhoto)
  })
})
