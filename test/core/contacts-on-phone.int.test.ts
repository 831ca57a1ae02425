import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createPhoneAccess } from '../../src/core/android/phone-access'
import { listPhone } from '../../src/core/app/list-phone'
import { createCatalog } from '../../src/core/data/catalog'
import { contactsSource } from '../../src/core/data/contacts/contacts-source'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { planOnEarlier } from '../../src/core/jobs/backup/plan-on-earlier'
import { runBackup } from '../../src/core/jobs/backup/run-backup'
import { internalStorage } from '../../src/core/phone/place'
import { readCardsOf } from '../../src/core/records/vcard/read-cards'
import { requireMade } from '../backup-kit'
import { contentOf } from '../made-kit'
import { usePhone } from '../phone-fixture'
import { openSource } from '../records-kit'

const fixture = usePhone({ contacts: 24, messages: 0, calls: 0 })
const details = {
  ...{ manufacturer: 'Sample', model: 'One', androidVersion: '15', sdk: 35, hardwareSerial: 'SAMPLE1' },
  volumes: [{ path: internalStorage, kind: 'internal', totalBytes: 0, freeBytes: 0 }],
} as const

let output = ''
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'phonekeep-contacts-'))
})
afterEach(() => rm(output, { recursive: true, force: true }))

async function access() {
  const { link, reconnect, phone } = fixture()
  const back = async () => {
    phone.setFaults({})
    await reconnect()
    return await link()
  }
  return { ...createPhoneAccess({ link: await link(), back }), details }
}

async function backUp(day: number) {
  const phone = await access()
  const listed = createCatalog()
  const connection = await phone.open({})
  const listings = await listPhone({ phone: connection, details, emit: listed.add }, [contactsSource])
  connection.close()
  const startedAt = new Date(2026, 10, day, 14, 30, 5)
  const input = { phone: details, listed, listings, selected: listed.entries, startedAt }
  const prepared = await planOnEarlier(input, output, plainFormat)
  return requireMade(await runBackup(prepared, { phone, createdBy: 'test' }))
}

const namesOnPhone = () =>
  fixture()
    .phone.records.contacts()
    .map(({ contact }) => String(contact['display_name']))
    .sort()

/** All that can be put back, in the phone's own order or any other. */
const knownIn = (file: string) =>
  readCardsOf(Buffer.from(file))
    .map(card => (card.kind === 'contact' ? card.contact : null))
    .map(contact => JSON.stringify({ ...contact, uid: '', account: null, photo: null }, sorted))
    .sort()
const sorted = (_: string, value: unknown): unknown =>
  Array.isArray(value)
    ? [...(value as unknown[])].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    : value

it('contacts of a phone are saved, put back on it when it has none, and never doubled', async () => {
  const names = namesOnPhone()
  const backup = await backUp(1)
  expect(backup).toMatchObject({ status: 'done', issues: [] })
  const saved = await openSource(backup, contactsSource, null)
  expect(saved.entries).toHaveLength(names.length)
  const file = await contentOf(backup, null, 'Contacts/contacts.vcf')
  expect(await backUp(2)).toMatchObject({ status: 'done', totals: { copied: { count: 0 } } })

  expect(await saved.restore(await access())).toMatchObject({
    totals: { restored: { count: 0 }, alreadyThere: { count: names.length } },
  })
  fixture().phone.records.wipe()
  fixture().phone.setFaults({ unplugAfterInserts: 60 })
  expect(await saved.restore(await access())).toMatchObject({
    status: 'done',
    issues: [],
    totals: { restored: { count: names.length }, alreadyThere: { count: 0 } },
  })
  expect(namesOnPhone()).toEqual(names)
  expect(await saved.restore(await access())).toMatchObject({
    totals: { restored: { count: 0 }, alreadyThere: { count: names.length } },
  })
  expect(namesOnPhone()).toEqual(names)

  const again = await contentOf(await backUp(3), null, 'Contacts/contacts.vcf')
  expect(knownIn(again)).toEqual(knownIn(file))
})
