import { expect, it } from 'vitest'
import { listPhone } from '../../src/core/app/list-phone'
import { contactsSource } from '../../src/core/data/contacts/contacts-source'
import { readSavedContacts } from '../../src/core/data/contacts/saved-contacts'
import { createCatalog } from '../../src/core/data/catalog'
import { fromOf } from '../../src/core/data/item'
import type { BackupItem } from '../../src/core/format/backup-item'
import { writeContact } from '../../src/core/records/vcard/write-contact'
import { createMemoryContacts } from '../phone-in-memory/memory-contacts'
import { createMemoryPhone } from '../phone-in-memory/memory-phone'
import { watchHeldMemory } from '../held-memory'
import { contact, picture } from '../some-contacts'

const megabyte = 1024 * 1024
const count = 100
/** One picture of all: the phone takes no memory of ours. */
const photo = picture(megabyte)

it('a file of many photos is made and read without holding them', async () => {
  const contacts = createMemoryContacts(() => undefined)
  const phone = createMemoryPhone({ stores: connection => ({ contacts: contacts.open(connection) }) })
  for (let number = 0; number < count; number++)
    contacts.rows.push(contact(`c${number}`, `Person ${number}`, { photo }))
  const catalog = createCatalog()
  const connection = await phone.open({})
  const [listing] = await listPhone({ phone: connection, details: phone.details, emit: catalog.add }, [
    contactsSource,
  ])
  const [item] = listing?.plan(() => true) ?? []
  const from = item && fromOf(item)
  if (from?.kind !== 'made') throw new Error('It is not made')

  const making = watchHeldMemory()
  let bytes = 0
  await from.make(
    connection,
    piece => {
      bytes += piece.length
      if (bytes % (10 * megabyte) < piece.length) making.look()
      return Promise.resolve()
    },
    ({ record }) => expect.fail(record),
  )
  expect(bytes).toBeGreaterThan(count * megabyte)
  expect(making.max()).toBeLessThan(20 * megabyte)

  const card = writeContact(contact('c', 'Person', { photo }))
  const reading = watchHeldMemory()
  const open = async function* () {
    for (let number = 0; number < count; number++)
      for (let at = 0; at < card.length; at += 65_536) {
        yield await Promise.resolve(card.subarray(at, at + 65_536))
        if (at === 0 && number % 10 === 0) reading.look()
      }
  }
  let read = 0
  for await (const { hasPhoto } of readSavedContacts({} as BackupItem, open, { photos: false })) {
    read += 1
    expect(hasPhoto).toBe(true)
  }
  expect(read).toBe(count)
  expect(reading.max()).toBeLessThan(20 * megabyte)
})

it('a file that is full of beginnings is refused, and none of them is held', async () => {
  const piece = Buffer.from('BEGIN:VCARD\r\n'.repeat(5_000))
  const memory = watchHeldMemory()
  let given = 0
  const open = async function* () {
    for (; given < 2_000_000; given += 5_000) {
      if (given % 50_000 === 0) memory.look()
      yield await Promise.resolve(piece)
    }
  }
  const read = async () => {
    for await (const _ of readSavedContacts({} as BackupItem, open, { photos: false }));
  }
  await expect(read()).rejects.toMatchObject({ code: 'damaged-in-backup' })
  expect(given).toBeLessThan(250_000)
  expect(memory.max()).toBeLessThan(10 * megabyte)
})
