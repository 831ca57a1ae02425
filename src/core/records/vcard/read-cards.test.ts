import fc from 'fast-check'
import { expect, it } from 'vitest'
import { watchHeldMemory } from '../../../../test/held-memory'
import { readCards, readCardsOf, type ReadCard } from './read-cards'
import { createCardSplitter, cardLimits } from './split-cards'
import { anyContact } from './testing'
import { writeContact } from './write-contact'

const card = (...lines: readonly string[]) =>
  Buffer.from(['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n'))
const namesOf = (cards: readonly ReadCard[]) =>
  cards.map(each => (each.kind === 'contact' ? each.contact.displayName : `damaged ${each.displayName}`))

function oneOf(bytes: Buffer) {
  const [read] = readCardsOf(bytes)
  if (read?.kind !== 'contact') throw new Error('No contact')
  return read
}

it('reads what Apple writes', () => {
  const { contact, unread } = oneOf(
    card(
      'VERSION:3.0',
      'PRODID:-//Apple Inc.//iPhone OS 17.0//EN',
      'N:Sample;Ada;;Dr.;',
      'FN:Dr. Ada Sample',
      'item1.TEL;type=pref:+1 555-0100',
      'item1.X-ABLabel:Boat',
      'TEL;type=CELL;type=VOICE:+1 555-0101',
      'item2.URL;type=pref:https://example.org/a\\,b',
      'item2.X-ABLabel:_$!<HomePage>!$_',
      'item3.X-ABDATE;type=pref:2010-02-03',
      'item3.X-ABLabel:_$!<Anniversary>!$_',
      'item4.X-ABRELATEDNAMES;type=pref:Bo',
      'item4.X-ABLabel:_$!<Spouse>!$_',
      'item5.IMPP;X-SERVICE-TYPE=Jabber;type=HOME:xmpp:ada@example.org',
      'item6.ADR;type=HOME:;;1 Lane\\nRear;Town;;AB1;UK',
      'item6.X-ABADR:gb',
      'item7.X-UNHEARD:yes',
      'item7.X-ABLabel:unheard',
      'BDAY;X-APPLE-OMIT-YEAR=1604;value=date:1604-04-12',
    ),
  )
  expect(unread).toEqual([])
  const none = { type: null, label: null, preferred: false }
  expect(contact.phones).toEqual([
    { ...none, value: '+1 555-0100', label: 'Boat', preferred: true },
    { ...none, value: '+1 555-0101', type: 'cell' },
  ])
  expect(contact.websites).toMatchObject([
    { value: 'https://example.org/a,b', type: 'homepage', label: null },
  ])
  expect(contact.events).toMatchObject([
    { value: '2010-02-03', type: 'anniversary' },
    { value: '--04-12', type: 'birthday' },
  ])
  expect(contact.relations).toMatchObject([{ value: 'Bo', type: 'spouse', label: null }])
  expect(contact.chats).toMatchObject([{ value: 'ada@example.org', service: 'jabber', type: 'home' }])
  expect(contact.addresses[0]?.value.street).toBe('1 Lane\nRear')
  expect(contact.otherLines).toEqual([
    'PRODID:-//Apple Inc.//iPhone OS 17.0//EN',
    'item6.X-ABADR:gb',
    'item7.X-UNHEARD:yes',
    'item7.X-ABLabel:unheard',
  ])
})

it('reads vCard 4.0', () => {
  const { contact } = oneOf(
    card(
      'VERSION:4.0',
      'FN:Ada',
      'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+1-555-0100',
      'TEL;TYPE=work;VALUE=uri:sip:ada@example.org',
      'PHOTO:data:image/jpeg;base64,/9j/4AAQ',
      'BDAY:19850412',
      'ANNIVERSARY:--0203',
      'IMPP;TYPE=work:skype:ada.sample',
      'ADR;LABEL="1 Lane, Town":;;1 Lane;Town;;;',
      'RELATED;VALUE=text:kept',
    ),
  )
  expect(contact.phones).toEqual([{ value: '+1-555-0100', type: 'home', label: null, preferred: true }])
  expect(contact.sipAddresses).toMatchObject([{ value: 'ada@example.org', type: 'work' }])
  expect(contact.photo).toEqual(Buffer.from('ffd8ffe00010', 'hex'))
  expect(contact.events.map(({ value }) => value)).toEqual(['1985-04-12', '--02-03'])
  expect(contact.chats).toMatchObject([{ service: 'skype', value: 'ada.sample' }])
  expect(contact.addresses[0]?.value).toMatchObject({ street: '1 Lane', city: 'Town' })
  expect(contact.otherLines).toEqual(['RELATED;VALUE=text:kept'])
})

it('tells damaged cards and reads the others', () => {
  const bytes = Buffer.concat([
    Buffer.from('\ufeffnothing before\r\n'),
    card('FN:One'),
    Buffer.from('BEGIN:VCARD\r\nFN:Torn\r\n'),
    card('FN:Two', 'no line at all', 'NOTE:there'),
    Buffer.from('BEGIN:VCARD\nFN:Three\nEND:VCARD\nBEGIN:VCARD\nFN:Cut o'),
  ])
  const cards = readCardsOf(bytes)
  expect(namesOf(cards)).toEqual(['One', 'damaged Torn', 'Two', 'Three', 'damaged Cut o'])
  expect(cards[2]).toMatchObject({ unread: ['no line at all'], contact: { notes: ['there'] } })
  expect(namesOf(readCardsOf(Buffer.from('\ufeffBEGIN:VCARD\r\nFN:First\r\nEND:VCARD')))).toEqual(['First'])
})

it('gives the same cards however the file is cut into pieces, and leaves photos where they are not wanted', async () => {
  const contacts = fc.sample(anyContact, 12)
  const file = Buffer.concat(contacts.map(writeContact))
  for (const size of [1, 7, 1000, file.length]) {
    const read: ReadCard[] = []
    for await (const each of readCards(piecesOf(file, size))) read.push(each)
    expect(read.map(each => each.kind === 'contact' && each.contact)).toEqual(contacts)
  }
  const withoutPhotos = readCardsOf(file, { without: ['PHOTO'] })
  expect(withoutPhotos.map(each => each.kind === 'contact' && each.contact)).toEqual(
    contacts.map(contact => ({ ...contact, photo: null })),
  )
  expect(withoutPhotos.reduce((sum, each) => sum + (each.kind === 'contact' ? each.bytes : 0), 0)).toBe(
    file.length,
  )
})

it('keeps to its limits', () => {
  const limits = { maxLineBytes: 1000, maxCardBytes: 5000, maxLines: 20 }
  const long = 'x'.repeat(990)
  const folded = `NOTE:${Array(4).fill('y'.repeat(400)).join('\r\n ')}`
  const bytes = Buffer.concat([
    card('FN:One', folded, `X-LONG:${'z'.repeat(2000)}`),
    card('FN:Big', ...Array<string>(6).fill(`NOTE:${long}`)),
    card('FN:Many', ...Array<string>(30).fill('X-A:1')),
    card('FN:Last'),
  ])
  const cards = readCardsOf(bytes, { limits })
  expect(namesOf(cards)).toEqual(['One', 'damaged Big', 'damaged Many', 'Last'])
  expect(cards[0]).toMatchObject({ contact: { notes: [], otherLines: [] } })
  expect(cards[0]?.kind === 'contact' && cards[0].unread).toHaveLength(2)
})

it('holds no more of a file without lines than one may have', () => {
  const splitter = createCardSplitter({ limits: { ...cardLimits, maxLineBytes: 1 << 20 } })
  const piece = Buffer.alloc(1 << 20, 'x')
  const memory = watchHeldMemory()
  for (let count = 0; count < 12; count++) {
    expect(splitter.push(piece)).toEqual([])
    memory.look()
  }
  expect(memory.max()).toBeLessThan(4 << 20)
  expect(splitter.end()).toEqual([])
})

it('throws for nothing that anybody may write', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'BEGIN:VCARD',
      'END:VCARD',
      'VERSION:2.1',
      'N;ENCODING=QUOTED-PRINTABLE:=4=',
      'PHOTO;ENCODING=b:/',
    ),
    fc
      .tuple(
        fc.constantFrom('TEL;', 'ADR:', 'X-ANDROID-CUSTOM:', 'item1.X-ABLabel:', 'FN;CHARSET='),
        fc.string(),
      )
      .map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), lines => {
      const bytes = Buffer.from(['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\r\n'))
      for (const each of readCardsOf(bytes)) {
        if (each.kind !== 'contact') continue
        // What has been read once is written and read for good.
        const once = writeContact(each.contact)
        const again = oneOf(once)
        expect(writeContact(again.contact).equals(once)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

async function* piecesOf(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}
