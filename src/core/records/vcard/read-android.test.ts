import { expect, it } from 'vitest'
import type { Contact } from '../contact'
import { readCardsOf } from './read-cards'

/** As Android's contacts provider writes it (AOSP VCardBuilder, the default type of VCardComposer). */
const android = (...lines: readonly string[]) =>
  Buffer.from(['BEGIN:VCARD', 'VERSION:2.1', ...lines, 'END:VCARD', ''].join('\r\n'), 'utf8')

function contactOf(bytes: Buffer): Contact {
  const [card, ...others] = readCardsOf(bytes)
  if (card?.kind !== 'contact') throw new Error('No contact')
  expect(others).toEqual([])
  expect(card.unread).toEqual([])
  return card.contact
}

it('reads a name in quoted-printable, with soft line breaks wherever Android puts them', () => {
  const contact = contactOf(
    android(
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4D=C3=BC=3B=6C=6C=65=72;=41=64=61;;;',
      'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=41=64=61=20=4D=C3=BC=3B=6C=6C=65=72=',
      '=F0=9F=8F=96=',
      '',
      'NOTE;ENCODING=QUOTED-PRINTABLE:=6F=6E=65=0A=42=45=47=49=4E=3A=56=43=41=52=44=',
      '=0D=0Atwo=5C=6E',
    ),
  )
  expect(contact.name).toMatchObject({ family: 'Mü;ller', given: 'Ada' })
  expect(contact.displayName).toBe('Ada Mü;ller🏖')
  expect(contact.notes).toEqual(['one\nBEGIN:VCARD\r\ntwo\\n'])
  expect(contact.otherLines).toEqual([])
})

it('reads numbers and addresses with types that are not named as such', () => {
  const contact = contactOf(
    android(
      'N:Sample;Ada;;;',
      'FN:Ada Sample',
      'TEL;CELL;PREF:+1 555-0100',
      'TEL;HOME;FAX:5550101',
      'TEL;VOICE:5550102,,1;2',
      'TEL;X-Boat:5550103',
      'TEL;WORK;CELL:5550104',
      'EMAIL;PREF;WORK:ada@example.org',
      'ADR;X-OTHER:box;;1 Lane\\; rear;Town;Shire;AB1;UK',
    ),
  )
  expect(contact.phones).toEqual([
    { value: '+1 555-0100', type: 'cell', label: null, preferred: true },
    { value: '5550101', type: 'home-fax', label: null, preferred: false },
    { value: '5550102,,1;2', type: 'other', label: null, preferred: false },
    { value: '5550103', type: null, label: 'Boat', preferred: false },
    { value: '5550104', type: 'work-cell', label: null, preferred: false },
  ])
  expect(contact.emails).toEqual([{ value: 'ada@example.org', type: 'work', label: null, preferred: true }])
  expect(contact.addresses[0]).toMatchObject({
    type: 'other',
    value: { poBox: 'box', street: '1 Lane; rear' },
  })
})

it('reads what vCard 2.1 has no lines for', () => {
  const contact = contactOf(
    android(
      'FN:Ada',
      'X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/nickname;=C3=84;1;;;;;;;;;;;;;',
      'X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo;14;;;;;;;;;;;;;',
      'X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Cy;0;neighbour;;;;;;;;;;;;',
      'X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2010-02-03;1;;;;;;;;;;;;;',
      'X-ANDROID-CUSTOM:vnd.android.cursor.item/unheard;a\\;b;;;;;;;;;;;;;;',
      'BDAY:--04-12',
      'X-JABBER;HOME:ada@example.org',
      'X-SIP:ada@sip.example.org',
      'URL:http://example.org/a,b\\;c',
      'X-PHONETIC-FIRST-NAME:Ayda',
      'ORG:Firm\\;Dept',
      'TITLE:Captain',
      'ORG:Other',
      'ORG:Third',
      'TITLE:Cook',
    ),
  )
  expect(contact.nicknames).toEqual(['Ä'])
  expect(contact.relations.map(({ value, type, label }) => [value, type, label])).toEqual([
    ['Bo', 'spouse', null],
    ['Cy', null, 'neighbour'],
  ])
  expect(contact.events.map(({ value, type }) => [value, type])).toEqual([
    ['2010-02-03', 'anniversary'],
    ['--04-12', 'birthday'],
  ])
  expect(contact.chats).toMatchObject([{ service: 'jabber', value: 'ada@example.org', type: 'home' }])
  expect(contact.sipAddresses).toMatchObject([{ value: 'ada@sip.example.org' }])
  expect(contact.websites).toMatchObject([{ value: 'http://example.org/a,b;c' }])
  expect(contact.name.phoneticGiven).toBe('Ayda')
  expect(contact.organizations.map(({ value }) => value)).toEqual([
    { company: 'Firm', department: 'Dept', title: 'Captain' },
    { company: 'Other', department: '', title: '' },
    { company: 'Third', department: '', title: 'Cook' },
  ])
  expect(contact.otherLines).toEqual(['X-ANDROID-CUSTOM:vnd.android.cursor.item/unheard;a\\;b;;;;;;;;;;;;;;'])
})

it('reads a photo, folded or in plain lines', () => {
  const photo = Buffer.from(Array.from({ length: 300 }, (_, index) => index % 256))
  const lines = photo.toString('base64').match(/.{1,70}/g) ?? []
  const folded = android(`PHOTO;ENCODING=BASE64;JPEG:${lines.join('\r\n ')}`, '', 'FN:Ada')
  const plain = android('PHOTO;BASE64:', ...lines, '', 'FN:Ada')
  for (const bytes of [folded, plain]) {
    const contact = contactOf(bytes)
    expect(contact.photo?.equals(photo)).toBe(true)
    expect(contact.displayName).toBe('Ada')
  }
})

it('reads a charset that is not UTF-8, and what names none', () => {
  const shiftJis = Buffer.concat([
    Buffer.from('BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=SHIFT_JIS:'),
    Buffer.from('8e52935c', 'hex'),
    Buffer.from('\r\nEND:VCARD\r\n'),
  ])
  expect(contactOf(shiftJis).displayName).toBe('山貼')
  const latin = Buffer.from('BEGIN:VCARD\r\nVERSION:2.1\r\nFN:M\u00fcller\r\nEND:VCARD\r\n', 'latin1')
  expect(contactOf(latin).displayName).toBe('Müller')
})
