import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPhoneAccess } from '../../src/core/android/phone-access'
import { contactsSource } from '../../src/core/data/contacts/contacts-source'
import { internalStorage } from '../../src/core/phone/place'
import { readCardsOf } from '../../src/core/records/vcard/read-cards'
import type { Contact } from '../../src/core/records/contact'
import { useMadeItems } from '../made-kit'
import { createMemoryContacts } from '../phone-in-memory/memory-contacts'
import { usePhone } from '../phone-fixture'
import { openSource } from '../records-kit'
import { contact, labelled, picture, someContacts } from '../some-contacts'

// What is saved comes from a phone in memory, and goes to one behind a real adb.
const contacts = createMemoryContacts(() => undefined)
const kit = useMadeItems({ stores: connection => ({ contacts: contacts.open(connection) }) })
const fixture = usePhone({ contacts: 3, messages: 0, calls: 0 })
const details = {
  ...{ manufacturer: 'Sample', model: 'One', androidVersion: '15', sdk: 35, hardwareSerial: 'SAMPLE1' },
  volumes: [{ path: internalStorage, kind: 'internal', totalBytes: 0, freeBytes: 0 }],
} as const
const fileName = 'Phonekeep contacts.vcf'
const byImporter = new Set(['contacts'] as const)

async function access() {
  const { link, reconnect, phone } = fixture()
  const back = async () => {
    phone.setFaults({})
    await reconnect()
    return await link()
  }
  return { ...createPhoneAccess({ link: await link(), back }), details }
}

async function save(rows: readonly Contact[] = someContacts) {
  contacts.rows.splice(0, Infinity, ...rows)
  return await openSource(await kit.backUpFrom([contactsSource], null), contactsSource, null)
}

const downloads = () => join(fixture().phone.internalStorage, 'Download')
const ours = async () => (await readdir(downloads())).filter(name => /vcf|phonekeep/i.test(name)).sort()
const namesIn = async (file: string) =>
  readCardsOf(await readFile(join(downloads(), file))).map(card =>
    card.kind === 'contact' ? card.contact.displayName : null,
  )
const onPhone = () => fixture().phone.records.contacts()

beforeEach(() => fixture().phone.setFaults({}))
afterEach(async () => {
  for (const name of await ours()) await rm(join(downloads(), name))
})

it('the phone imports the file with its pictures, once its person says so', async () => {
  const saved = await save()
  const before = onPhone().length
  const outcome = await saved.restore(await access(), saved.items, byImporter)
  expect(outcome).toMatchObject({
    status: 'done',
    issues: [],
    totals: { restored: { count: 0 }, alreadyThere: { count: 0 }, confirmed: 0 },
    handedOver: {
      count: someContacts.length,
      path: `${internalStorage}/Download/${fileName}`,
      contactsBefore: before,
    },
  })
  expect(onPhone()).toHaveLength(before)
  expect(await ours()).toEqual([fileName])
  expect(await namesIn(fileName)).toEqual(someContacts.map(({ displayName }) => displayName))

  expect(await fixture().phone.tapImport()).toBe(someContacts.length)
  const added = onPhone().slice(before)
  expect(added).toHaveLength(someContacts.length)
  // A stock phone neither gives nor takes them by `content`.
  const pictures = added.filter(({ contact: { photo_id: photo } }) => photo !== null)
  expect(pictures).toHaveLength(someContacts.filter(({ photo }) => photo !== null).length)
  const numbers = added.flatMap(({ data }) => data.filter(row => row['mimetype'] === phoneType))
  expect(numbers.map(row => row['data1'])).toEqual(
    someContacts.flatMap(({ phones }) => phones.map(({ value }) => value)),
  )
})
const phoneType = 'vnd.android.cursor.item/phone_v2'

it('contacts that a phone takes from no computer go there too', async () => {
  fixture().phone.setFaults({ refuseContactWrites: true })
  const saved = await save()
  const before = onPhone().length
  expect(await saved.restore(await access())).toMatchObject({ issues: [{ code: 'records-refused' }] })
  expect(await saved.restore(await access(), saved.items, byImporter)).toMatchObject({ issues: [] })
  await fixture().phone.tapImport()
  expect(onPhone()).toHaveLength(before + someContacts.length)
})

it('single contacts are in a file of their own, beside one that has the name; the same file is not sent twice', async () => {
  await writeFile(join(downloads(), fileName), 'another one')
  const saved = await save()
  const chosen = saved.entries.filter(({ key }) => ['b2', 'e5'].includes(key))
  for (const run of ['first', 'second']) {
    const outcome = await saved.restore(await access(), chosen, byImporter)
    expect(outcome, run).toMatchObject({ status: 'done', issues: [], handedOver: { count: 2 } })
    expect(await ours(), run).toEqual(['Phonekeep contacts (2).vcf', fileName])
  }
  expect(await readFile(join(downloads(), fileName), 'utf8')).toBe('another one')
  expect(await namesIn('Phonekeep contacts (2).vcf')).toEqual(['Bo/Both Example', '🏖️'])
})

describe('a phone that opens no importer', () => {
  it.each([
    ['missing', /^Activity not started, unable to resolve Intent/],
    ['denied', /^Activity not started, you do not have permission/],
  ] as const)('because it is %s, says so, and has the file', async (importer, text) => {
    fixture().phone.setFaults({ importer })
    const saved = await save()
    const outcome = await saved.restore(await access(), saved.items, byImporter)
    expect(outcome).toMatchObject({
      status: 'done',
      handedOver: null,
      issues: [
        {
          item: 'Contacts/contacts.vcf',
          code: 'importer-not-opened',
          detail: { saidBy: 'phone', text: expect.stringMatching(text) as string },
        },
      ],
    })
    expect(await ours()).toEqual([fileName])
  })
})

it('a phone that is unplugged while the file is sent has one whole file, and asks once', async () => {
  const large = Array.from({ length: 4 }, (_, number) =>
    contact(`l${number}`, `Large ${number}`, {
      phones: [labelled(`+1 555 02${number}0`)],
      photo: picture(200_000),
    }),
  )
  const saved = await save(large)
  const before = onPhone().length
  fixture().phone.setFaults({ sendUnplugAfter: 400_000 })
  expect(await saved.restore(await access(), saved.items, byImporter)).toMatchObject({
    status: 'done',
    issues: [],
    handedOver: { count: 4, contactsBefore: before },
  })
  expect(await ours()).toEqual([fileName])
  expect(await namesIn(fileName)).toHaveLength(4)
  expect(await fixture().phone.tapImport()).toBe(4)
  await expect(fixture().phone.tapImport()).rejects.toThrow('no import')
})

it('a damaged file of a backup is not given to it', async () => {
  const saved = await save()
  const [item] = saved.items
  if (!item) throw new Error('Nothing is saved')
  const changed = [{ ...item, sha256: '0'.repeat(64) }]
  expect(await saved.restore(await access(), changed, byImporter)).toMatchObject({
    handedOver: null,
    issues: [{ code: 'damaged-in-backup' }],
  })
  expect(await ours()).toEqual([])
})
