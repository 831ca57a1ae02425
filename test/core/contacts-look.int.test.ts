import { beforeEach, expect, it } from 'vitest'
import { contactsSource } from '../../src/core/data/contacts/contacts-source'
import type { ListEvent, Where } from '../../src/core/data/source'
import type { Entry } from '../../src/core/phone/entry'
import { useMadeItems } from '../made-kit'
import { createMemoryContacts } from '../phone-in-memory/memory-contacts'
import { openSource } from '../records-kit'
import { contact, labelled, someContacts } from '../some-contacts'

const contacts = createMemoryContacts(() => kit.phone().unplug())
const kit = useMadeItems({ stores: connection => ({ contacts: contacts.open(connection) }) })
const { look } = contactsSource
if (!look) throw new Error('Contacts are looked at')

const full = contact('f6', 'Flo Full', {
  phones: [labelled('+1 555 0106')],
  addresses: [
    {
      ...labelled(''),
      value: {
        ...{ poBox: '', extended: '', street: '1 Sample Street', city: 'Town', region: '' },
        ...{ postcode: '12345', country: 'Nowhere' },
      },
    },
  ],
  notes: ['two\nlines'],
  groups: ['Friends'],
  favourite: true,
})

beforeEach(() => void contacts.rows.splice(0, Infinity, ...someContacts, full))

interface Looked {
  readonly entries: readonly Entry[]
  readonly where: Where
}

async function lookOn(on: 'phone' | 'backup' | 'encrypted backup'): Promise<Looked> {
  if (on === 'phone') {
    const phone = await kit.phone().open({})
    const entries: Entry[] = []
    const emit = (event: ListEvent) => void (event.kind === 'entry' && entries.push(event.entry))
    await contactsSource.list({ phone, details: kit.phone().details, emit })
    return { entries, where: { on, phone } }
  }
  const keys = on === 'backup' ? null : kit.keys()
  const saved = await openSource(await kit.backUpFrom([contactsSource], keys), contactsSource, keys)
  return { entries: saved.entries, where: { on: 'backup', items: saved.items, open: saved.open } }
}

it.each([['phone'], ['backup'], ['encrypted backup']] as const)('shows a card on a %s', async on => {
  const { entries, where } = await lookOn(on)
  const entry = entries.find(({ key }) => key === 'f6')
  if (!entry) throw new Error('It is not listed')
  expect(await look.details(entry, where, null)).toEqual({
    kind: 'contact',
    name: 'Flo Full',
    favourite: true,
    hasPhoto: false,
    lines: [
      expect.objectContaining({ field: 'phone', text: '+1 555 0106' }),
      expect.objectContaining({ field: 'address', text: '1 Sample Street\n12345 Town\nNowhere' }),
      { field: 'note', type: null, label: null, text: 'two\nlines' },
      { field: 'group', type: null, label: null, text: 'Friends' },
    ],
    unreadLines: 0,
  })
  expect(await look.attachment(entry, where, null)).toBeNull()
  const [ada] = entries
  expect(await (ada && look.attachment(ada, where, null))).toEqual(someContacts[0]?.photo)
})

it('says that a contact has gone', async () => {
  const { entries, where } = await lookOn('phone')
  contacts.rows.splice(0)
  const [ada] = entries
  await expect(ada && look.details(ada, where, null)).rejects.toMatchObject({ refusal: 'missing' })
})
