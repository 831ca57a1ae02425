import ICAL from 'ical.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { contactsSource } from '../../src/core/data/contacts/contacts-source'
import { filesSource } from '../../src/core/data/files/files-source'
import type { Contact } from '../../src/core/records/contact'
import { readCardsOf } from '../../src/core/records/vcard/read-cards'
import { contentOf, linesOf, useMadeItems } from '../made-kit'
import { createMemoryContacts } from '../phone-in-memory/memory-contacts'
import { openSource } from '../records-kit'
import { contact, labelled, someContacts } from '../some-contacts'

const contacts = createMemoryContacts(() => kit.phone().unplug())
const kit = useMadeItems({ stores: connection => ({ contacts: contacts.open(connection) }) })
const has = (rows: readonly Contact[]) => contacts.rows.splice(0, Infinity, ...rows)
const backUp = (keys: Parameters<typeof openSource>[2] = null) =>
  kit.backUpFrom([filesSource, contactsSource], keys)

const key = 'contacts.vcf'
const contactsIn = (text: string) =>
  readCardsOf(Buffer.from(text)).map(card => (card.kind === 'contact' ? card.contact : null))

const asAdded = ({ uid: _, account: __, ...others }: Contact) => others

beforeEach(() => {
  has(someContacts)
  contacts.setFaults({})
})

describe.each([['plain'], ['encrypted']] as const)('contacts, %s', kind => {
  const opened = () => (kind === 'plain' ? null : kit.keys())

  it('are one file, which the next backup shares while none has changed', async () => {
    const first = await backUp(opened())
    expect(first).toMatchObject({ status: 'done', issues: [], totals: { checkedByVersion: 1 } })
    const line = (await linesOf(first, opened())).get(key)
    expect(line).toMatchObject({ place: 'Contacts/contacts.vcf', entries: 5, category: 'contacts' })
    expect(contactsIn(await contentOf(first, opened(), line?.file ?? ''))).toEqual(someContacts)

    has([...someContacts].reverse())
    const reads = contacts.reads()
    const second = (await linesOf(await backUp(opened()), opened())).get(key)
    expect(second).toMatchObject({ shared: true, sha256: line?.sha256 })
    expect(contacts.reads()).toBe(reads)

    const changed = someContacts.map(one => (one.uid === 'd4' ? { ...one, notes: ['new'] } : one))
    has(changed)
    const third = await backUp(opened())
    const made = (await linesOf(third, opened())).get(key)
    expect(made).not.toHaveProperty('shared')
    expect(contactsIn(await contentOf(third, opened(), made?.file ?? ''))).toEqual(changed)
  })

  it('are opened, and single ones are exported', async () => {
    const saved = await openSource(await backUp(opened()), contactsSource, opened())
    expect(saved.entries.map(({ path, key: each, facts }) => [path, each, facts])).toMatchObject([
      [
        'Contacts/Ada Sample',
        'a1',
        { numbers: ['+1 555 0100', '+1 555 0101', 'ada@example.org'], favourite: true, hasPhoto: true },
      ],
      ['Contacts/Bo_Both Example', 'b2', { hasPhoto: false }],
      ['Contacts/+1 555 0199', 'c3', {}],
      ['Contacts/Ada Sample', 'd4', {}],
      ['Contacts/🏖️', 'e5', { hasPhoto: true }],
    ])
    const chosen = saved.entries.filter(entry => ['a1', 'c3'].includes(entry.key))
    const [file, ...others] = contactsSource.inside?.exported(chosen) ?? []
    expect(others).toEqual([])
    const text = file ? await saved.textOf(file) : ''
    expect(file).toMatchObject({ place: 'Contacts/contacts.vcf', bytes: Buffer.byteLength(text) })
    expect(contactsIn(text)).toEqual([someContacts[0], someContacts[2]])
  })

  it('go back onto a phone, and a second time changes nothing', async () => {
    const saved = await openSource(await backUp(opened()), contactsSource, opened())
    has([contact('x', 'Sample, Ada', { phones: [labelled('15550142')] }), contact('y', 'Somebody Else')])
    expect(await saved.restore(kit.phone())).toMatchObject({
      status: 'done',
      issues: [],
      totals: { restored: { count: 4 }, alreadyThere: { count: 1 }, confirmed: 4 },
    })
    expect(contacts.rows.slice(2).map(asAdded)).toEqual(
      someContacts.filter(({ uid }) => uid !== 'd4').map(asAdded),
    )
    expect(await saved.restore(kit.phone())).toMatchObject({
      totals: { restored: { count: 0 }, alreadyThere: { count: 5 } },
    })
    expect(contacts.rows).toHaveLength(6)
  })
})

it('the file is read by another program: names, numbers and photos', async () => {
  const backup = await backUp()
  const text = await contentOf(backup, null, 'Contacts/contacts.vcf')
  const cards = ICAL.parse(text) as [string, [string, object, string, unknown][]][]
  const valuesOf = (name: string) =>
    cards.map(([, properties]) => properties.filter(([each]) => each === name).map(([, , , value]) => value))
  expect(valuesOf('fn').flat()).toEqual(someContacts.map(({ displayName }) => displayName))
  expect(valuesOf('tel')).toEqual(someContacts.map(({ phones }) => phones.map(({ value }) => value)))
  expect(valuesOf('photo').flat()).toEqual(
    someContacts.flatMap(({ photo }) => photo?.toString('base64') ?? []),
  )
})

it('single contacts go back alone', async () => {
  const saved = await openSource(await backUp(), contactsSource, null)
  has([])
  const chosen = saved.entries.filter(entry => ['b2', 'e5'].includes(entry.key))
  expect(await saved.restore(kit.phone(), chosen)).toMatchObject({ totals: { restored: { count: 2 } } })
  expect(contacts.rows.map(({ displayName }) => displayName)).toEqual(['Bo/Both Example', '🏖️'])
})

describe('a phone that is lost over them', () => {
  const many = Array.from({ length: 60 }, (_, number) =>
    contact(`m${100 + number}`, `Person ${number}`, {
      phones: [labelled(`+1 555 01${number + 10}`)],
      notes: [`Note ${number}`],
    }),
  )
  // Two that are known by the same are two.
  const all = [...many, { ...many[0]!, uid: 'm900', notes: ['Another'] }]

  it.each([1, 49, 50, 51, 60])('after %s has none twice when it is back', async unplugAfter => {
    has(all)
    const saved = await openSource(await backUp(), contactsSource, null)
    has([])
    let waits = 0
    kit.phone().onWait = () => {
      waits += 1
      kit.phone().plug()
    }
    contacts.setFaults({ unplugAfter })
    expect(await saved.restore(kit.phone())).toMatchObject({
      status: 'done',
      issues: [],
      totals: { restored: { count: 61 }, alreadyThere: { count: 0 } },
    })
    expect(waits).toBe(1)
    expect(contacts.rows.map(asAdded)).toEqual(all.map(asAdded))
  })

  it('for good has none twice when it is all done again', async () => {
    has(many)
    const saved = await openSource(await backUp(), contactsSource, null)
    has([])
    contacts.setFaults({ unplugAfter: 30 })
    expect(await saved.restore(kit.phone())).toMatchObject({ status: 'failed' })
    expect(contacts.rows).toHaveLength(30)
    kit.phone().plug()
    expect(await saved.restore(kit.phone())).toMatchObject({
      status: 'done',
      totals: { restored: { count: 30 }, alreadyThere: { count: 30 } },
    })
    // The one that was on its way has come in part, and is whole now.
    expect(contacts.rows.map(asAdded)).toEqual(many.map(asAdded))
  })
})

it('what the phone does not take is told, and the others are there', async () => {
  const saved = await openSource(await backUp(), contactsSource, null)
  has([])
  contacts.setFaults({ refuses: ({ photo }) => photo !== null })
  expect(await saved.restore(kit.phone())).toMatchObject({
    status: 'done',
    totals: { restored: { count: 3 } },
    issues: [{ item: 'Contacts/contacts.vcf', code: 'records-refused', detail: { text: '2 / 5' } }],
  })
  expect(contacts.rows).toHaveLength(3)
})

it('what cannot be told for sure is not saved, and is told each time', async () => {
  contacts.setFaults({
    unclear: [{ record: 'Contact 7', why: 'Its name reads in two ways' }],
    unclearWhenRead: new Set(['b2']),
  })
  for (const run of ['first', 'second']) {
    const backup = await backUp()
    expect(backup, run).toMatchObject({
      status: 'done',
      issues: [
        { item: 'Contact 7', during: 'listing', detail: { text: 'Its name reads in two ways' } },
        { item: 'Bo/Both Example', during: 'copying', detail: { text: 'It reads in two ways' } },
      ],
    })
    const text = await contentOf(backup, null, 'Contacts/contacts.vcf')
    expect(contactsIn(text)).toEqual(someContacts.filter(({ uid }) => uid !== 'b2'))
  }
  contacts.setFaults({})
  const whole = await backUp()
  expect(whole.issues).toEqual([])
  expect(contactsIn(await contentOf(whole, null, 'Contacts/contacts.vcf'))).toEqual(someContacts)
})

it('what of a card cannot be read is told, and no file is made without it', async () => {
  const line = `X-LONG:${'x'.repeat(16 * 1024 * 1024)}`
  has([...someContacts, contact('f6', 'Long Line', { otherLines: [line] })])
  const saved = await openSource(await backUp(), contactsSource, null)
  has([])
  const detail = { text: "Contacts with lines that can't be read: Long Line" }
  expect(await saved.restore(kit.phone())).toMatchObject({
    status: 'done',
    totals: { restored: { count: 6 } },
    issues: [{ item: 'Contacts/contacts.vcf', code: 'damaged-in-backup', detail }],
  })
  const chosen = saved.entries.filter(entry => ['a1', 'f6'].includes(entry.key))
  expect(await saved.restore(kit.phone(), chosen)).toMatchObject({
    totals: { alreadyThere: { count: 2 } },
    issues: [{ item: 'Contacts/Long Line', code: 'damaged-in-backup', detail }],
  })
  const [, long] = chosen
  const where = { on: 'backup', items: saved.items, open: saved.open } as const
  expect(long && (await contactsSource.look?.details(long, where, null))).toMatchObject({ unreadLines: 1 })
  const [file] = contactsSource.inside?.exported(chosen) ?? []
  await expect(file && saved.textOf(file)).rejects.toMatchObject({ code: 'damaged-in-backup', detail })
})

it('a phone that keeps them closed says so, and one that takes none back', async () => {
  const saved = await openSource(await backUp(), contactsSource, null)
  contacts.setFaults({ closed: true })
  expect(await backUp()).toMatchObject({
    status: 'done',
    issues: [],
    notIncluded: expect.arrayContaining([{ reason: 'contacts-messages-calls' }]) as unknown,
  })
  expect(await saved.restore(kit.phone())).toMatchObject({
    status: 'done',
    issues: [{ item: 'Contacts/contacts.vcf', code: 'records-refused' }],
  })
})
