import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPhone } from '../../src/core/android/open-phone'
import type { Phone } from '../../src/core/phone/phone'
import type { ContactStore } from '../../src/core/phone/record-stores'
import type { Contact } from '../../src/core/records/contact'
import { emptyContact } from '../../src/core/records/vcard/testing'
import { usePhone, type PhoneFixture } from '../phone-fixture'
import { readAllContacts } from '../read-all-contacts'

function useContacts(fixture: () => PhoneFixture): () => ContactStore {
  let phone: Phone | undefined
  beforeAll(async () => {
    phone = openPhone(await fixture().link())
  })
  afterAll(() => phone?.close())
  return () => {
    if (!phone?.contacts) throw new Error('This phone has no contacts')
    return phone.contacts
  }
}

/** Android itself tells how a name is styled and how a number is dialled, and puts an address together. */
const columnsOf = (mimeType: string) => {
  if (mimeType.endsWith('/name')) return [1, 2, 3, 4, 5, 6, 7, 8, 9]
  return mimeType.includes('postal') ? [2, 3, 5, 6, 7, 8, 9, 10] : [1, 2, 3, 5, 6, 7, 8, 9, 10]
}

/** All that the phone keeps of a contact and that can be put back, as texts. */
const rowsOf = (fixture: PhoneFixture) =>
  fixture.phone.records
    .contacts()
    .map(({ contact, data }) => {
      const rows = data.filter(row => !/photo|group/.test(String(row['mimetype'])))
      const kept = rows.map(row => [
        row['mimetype'],
        ...columnsOf(String(row['mimetype'])).map(at => row[`data${at}`] ?? null),
      ])
      const name = String(contact['display_name'])
      return [`${name} ${String(contact['starred'])}`, ...kept.map(row => JSON.stringify(row)).sort()]
    })
    .sort((one, other) => (one.join() < other.join() ? -1 : 1))

/** What goes from a phone to another, in an order of its own. */
const kept = (contacts: readonly Contact[], { takes }: { readonly takes: boolean }) =>
  contacts
    .map(({ uid: _uid, account: _account, photo, ...contact }) => ({
      ...contact,
      photo: takes && photo !== null,
    }))
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))

describe.each([
  { android: '9', contactFiles: true },
  { android: '15', contactFiles: false },
])('the contacts of Android $android (opens files: $contactFiles)', ({ android, contactFiles }) => {
  const fixture = usePhone({ android, contacts: 12, messages: 0, calls: 0, faults: { contactFiles } })
  const contacts = useContacts(fixture)

  it('are told to be there, and how many', async () => {
    const count = fixture().phone.records.contacts().length
    await expect(contacts().access()).resolves.toEqual({ count, whyNotRead: null, whyNotWrite: null })
  })

  it('are listed with what tells a change', async () => {
    const { records } = await contacts().list()
    const rows = fixture().phone.records.contacts()
    expect(
      records.map(({ uid, displayName, favourite, hasPhoto }) => [uid, displayName, favourite, hasPhoto]),
    ).toEqual(
      rows.map(({ contact }) => [
        contact['lookup'],
        contact['display_name'] ?? '',
        contact['starred'] === 1,
        contactFiles && contact['photo_id'] !== null,
      ]),
    )
    expect(records.map(({ numbers }) => [...numbers].sort())).toEqual(
      rows.map(({ data }) =>
        data
          .filter(row => /\/(?:phone|email)_v2$/.test(String(row['mimetype'])))
          .map(row => String(row['data1']))
          .sort(),
      ),
    )
    expect(new Set(records.map(({ uid }) => uid)).size).toBe(rows.length)
  })

  it('are read as they are, put on an empty phone as they were, and not doubled', async () => {
    const before = await readAllContacts(contacts())
    const rows = rowsOf(fixture())
    expect(before).toHaveLength(rows.length)
    fixture().phone.records.wipe()
    await expect(readAllContacts(contacts())).resolves.toEqual([])
    await expect(contacts().add?.(before)).resolves.toEqual(before.map(() => 'there'))
    expect(rowsOf(fixture())).toEqual(rows)
    const after = await readAllContacts(contacts())
    // `content write` came with Android 10.
    const photos = (await contacts().photos?.()) ?? { gives: false, takes: false }
    expect(photos).toEqual({ gives: contactFiles, takes: contactFiles && android !== '9' })
    expect(kept(after, photos)).toEqual(kept(before, photos))
    await expect(contacts().add?.(before)).resolves.toEqual(before.map(() => 'there'))
    expect(rowsOf(fixture())).toEqual(rows)
  })
})

describe('a contact with everything', () => {
  const fixture = usePhone({ contacts: 18, messages: 0, calls: 0 })
  const contacts = useContacts(fixture)

  it('has each value with what it is for', async () => {
    const before = fixture().phone.javaStarts()
    const all = await readAllContacts(contacts())
    expect(fixture().phone.javaStarts() - before).toBeLessThan(60)
    const contact = all.find(({ displayName }) => displayName === 'Every Thing')
    expect(contact).toMatchObject({
      name: {
        given: 'Every',
        family: 'Thing',
        prefix: 'Prof.',
        middle: 'Single',
        suffix: 'MD',
        phoneticMiddle: 'sin-gl',
      },
      nicknames: ['Evy; the "one", truly'],
      notes: ['First note, with a comma; a semicolon: a colon\\ and a backslash', 'Second note'],
      events: [
        { value: '1985-04-12', type: 'birthday', label: null },
        { value: '--02-29', type: 'anniversary', label: null },
        { value: '2001-09-01', type: null, label: 'First day' },
        { value: '1999-12-31', type: 'other', label: null },
      ],
      sipAddresses: [{ value: 'every@sip.example.com', type: 'home' }],
      websites: [
        { value: 'https://example.com/?a=1;b=2,c', type: 'homepage' },
        { value: 'https://ümlaut.example/ä', type: 'work' },
      ],
      chats: [
        { value: 'every@jabber.example.com', service: 'jabber', type: 'home' },
        { value: 'every.skype', service: 'skype', type: 'other' },
        { value: 'every-matrix', service: 'Matrix', type: 'other' },
      ],
    })
    expect(contact?.phones).toContainEqual({
      value: '+447700900850',
      type: null,
      label: 'Summer house',
      preferred: false,
    })
    expect(contact?.phones).toContainEqual({
      value: '+12125550150,7;8',
      type: 'cell',
      label: null,
      preferred: true,
    })
    expect(contact?.addresses.map(({ value }) => [value.street, value.city])).toEqual([
      ['Über den Linden 1\nHof; links', 'Berlin'],
      ['somewhere, by the sea', ''],
    ])
    expect(contact?.relations).toContainEqual({
      value: 'Relative 14',
      type: 'spouse',
      label: null,
      preferred: false,
    })
  })

  it('has its account and its groups', async () => {
    const all = await readAllContacts(contacts())
    expect(all.some(({ account }) => account !== null)).toBe(true)
    expect(all.some(({ account }) => account === null)).toBe(true)
    expect(all.some(({ groups }) => groups.length > 0)).toBe(true)
  })
})

describe('a restore of contacts', () => {
  const fixture = usePhone({ contacts: 20, messages: 0, calls: 0 })

  it('that was broken off is completed, and doubles nothing', async () => {
    const first = openPhone(await fixture().link())
    if (!first.contacts) throw new Error('No contacts')
    const all = await readAllContacts(first.contacts)
    const rows = rowsOf(fixture())
    fixture().phone.records.wipe()
    fixture().phone.setFaults({ unplugAfterInserts: 33 })
    await expect(first.contacts.add?.(all)).rejects.toMatchObject({ kind: 'gone' })
    first.close()
    fixture().phone.setFaults({})
    await fixture().reconnect()
    const second = openPhone(await fixture().link())
    await expect(second.contacts?.add?.(all)).resolves.toEqual(all.map(() => 'there'))
    expect(rowsOf(fixture())).toEqual(rows)
    second.close()
  })

  it('takes one that is like another for itself, also where they are added apart', async () => {
    const phone = openPhone(await fixture().link())
    fixture().phone.records.wipe()
    const twin = { ...emptyContact, displayName: 'Twin', name: { ...emptyContact.name, given: 'Twin' } }
    for (const uid of ['one', 'other'])
      await expect(phone.contacts?.add?.([{ ...twin, uid }])).resolves.toEqual(['there'])
    expect(fixture().phone.records.contacts()).toHaveLength(2)
    phone.close()
  })

  it('that the phone refuses says so, and leaves nothing', async () => {
    const phone = openPhone(await fixture().link())
    if (!phone.contacts) throw new Error('No contacts')
    const all = await readAllContacts(phone.contacts)
    fixture().phone.records.wipe()
    fixture().phone.setFaults({ refuseContactWrites: true })
    await expect(phone.contacts.add?.(all)).resolves.toEqual(all.map(() => 'refused'))
    expect(fixture().phone.records.contacts()).toEqual([])
    phone.close()
  })
})
