import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { Contact, Labelled } from '../contact'
import { readCardsOf } from './read-cards'
import { anyContact, emptyContact } from './testing'
import { writeContact } from './write-contact'

function readBack(bytes: Buffer): Contact {
  const [card, ...others] = readCardsOf(bytes)
  if (card?.kind !== 'contact') throw new Error('No contact')
  expect(others).toEqual([])
  expect(card.unread).toEqual([])
  expect(card.bytes).toBe(bytes.length)
  return card.contact
}

it('writes what is read back as the same contact, whatever its texts are, and the same bytes again', () => {
  fc.assert(
    fc.property(anyContact, contact => {
      const bytes = writeContact(contact)
      const back = readBack(bytes)
      expect(back).toEqual(contact)
      expect(writeContact(back).equals(bytes)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

const utf8 = new TextDecoder('utf-8', { fatal: true })

it('writes lines of 75 bytes at most, each of whole characters', () => {
  fc.assert(
    fc.property(anyContact, contact => {
      for (const line of writeContact(contact).toString('latin1').split('\r\n')) {
        expect(line.length).toBeLessThanOrEqual(75)
        expect(() => utf8.decode(Buffer.from(line, 'latin1'))).not.toThrow()
      }
    }),
    { numRuns: 100 },
  )
})

describe('what ical.js reads of it', () => {
  /** Of one property, its values. */
  function valuesOf(bytes: Buffer, name: string): readonly unknown[] {
    const [, properties] = ICAL.parse(bytes.toString('utf8')) as [
      string,
      [string, object, string, ...unknown[]][],
    ]
    return properties.filter(([each]) => each === name).map(([, , , ...values]) => values)
  }

  /**
   * With texts that it reads exactly: it takes a backslash at the end of a part for one that escapes the separator, knows no
   * line end in a number, and leaves the escape of a semicolon in some texts. A carriage return is a line end to it.
   */
  const ofPeer = anyContact.map(contact => {
    const { phones, ...others } = withTexts(contact, text => text.replace(/\\/g, '/'))
    const oneLine = phones.map(phone => ({ ...phone, value: phone.value.replace(/[\r\n]/g, ' ') }))
    return { ...others, phones: oneLine }
  })
  const asPeerReads = (contact: Contact) => withTexts(contact, text => text.replace(/\r\n?/g, '\n'))
  function withTexts({ photo, ...contact }: Contact, change: (text: string) => string): Contact {
    const changed = JSON.stringify(contact, (_, value: unknown) =>
      typeof value === 'string' ? change(value) : value,
    )
    return { ...(JSON.parse(changed) as Omit<Contact, 'photo'>), photo }
  }
  const loose = (value: unknown) => JSON.parse(JSON.stringify(value).replace(/\\\\;/g, ';')) as unknown

  it('is names, numbers, addresses and photo', () => {
    fc.assert(
      fc.property(ofPeer, written => {
        const bytes = writeContact(written)
        const contact = asPeerReads(written)
        const { name } = contact
        const expectSame = (property: string, values: readonly unknown[]) =>
          expect(loose(valuesOf(bytes, property)), property).toEqual(loose(values))
        expectSame('fn', [[contact.displayName]])
        expectSame('n', [[[name.family, name.given, name.middle, name.prefix, name.suffix]]])
        const numbers = contact.phones.map(({ value }) => [value])
        expectSame('tel', numbers)
        expectSame(
          'email',
          contact.emails.map(({ value }) => [value]),
        )
        expectSame(
          'note',
          contact.notes.map(note => [note]),
        )
        expectSame(
          'adr',
          contact.addresses.map(({ value }) => [Object.values(value)]),
        )
        expectSame('categories', contact.groups.length > 0 ? [contact.groups] : [])
        expectSame('photo', contact.photo ? [[contact.photo.toString('base64')]] : [])
      }),
      { numRuns: 200 },
    )
  })

  it('is a label of ones own in the group of its number', () => {
    const boat: Labelled = { value: '+1 555-0100', type: null, label: 'Boat; the, old', preferred: true }
    const bytes = writeContact({ ...emptyContact, displayName: 'Ada', phones: [boat] })
    expect(bytes.toString()).toContain(
      'item1.TEL;TYPE=PREF:+1 555-0100\r\nitem1.X-ABLabel:Boat\\; the\\, old\r\n',
    )
    const card = new ICAL.Component(ICAL.parse(bytes.toString()) as [string, object[], object[]])
    expect(card.getFirstProperty('tel')?.getParameter('group')).toBe('item1')
    expect(card.getFirstProperty('x-ablabel')?.getParameter('group')).toBe('item1')
  })
})

describe('a carriage return', () => {
  const contact = { ...emptyContact, displayName: 'Ada', notes: ['one\r\ntwo\rthree\\r'] }
  const lines = ['NOTE:one\\ntwo\\nthree\\\\r', 'X-PHONEKEEP-EXACT:NOTE:one\\r\\\\ntwo\\rthree\\\\\\\\r']

  it('is a line end to others, and is kept in a line of ours', () => {
    const bytes = writeContact(contact)
    expect(bytes.toString()).toContain(`${lines.join('\r\n')}\r\n`)
    expect(readBack(bytes)).toEqual(contact)
  })

  it('is gone where another program has changed the line, or taken ours away', () => {
    const text = writeContact(contact).toString()
    const changed = readBack(Buffer.from(text.replace('NOTE:one\\n', 'NOTE:five\\n')))
    expect(changed.notes).toEqual(['five\ntwo\nthree\\r'])
    expect(changed.otherLines).toEqual([])
    const without = readBack(Buffer.from(text.replace(`${lines[1] ?? ''}\r\n`, '')))
    expect(without.notes).toEqual(['one\ntwo\nthree\\r'])
  })

  it('comes from files of others too', () => {
    const card = 'BEGIN:VCARD\r\nFN:Ada\rSample\r\nX-OWN:a\rb\r\nEND:VCARD\r\n'
    const [read] = readCardsOf(Buffer.from(card))
    if (read?.kind !== 'contact') throw new Error('No contact')
    expect(read.contact).toMatchObject({ displayName: 'Ada\rSample', otherLines: ['X-OWN:a\rb'] })
    expect(readBack(writeContact(read.contact))).toEqual(read.contact)
  })
})

it('writes no line that would break its card', () => {
  const otherLines = ['END:VCARD', 'X-A:1\r\nEND:VCARD', 'nonsense', 'VERSION:4.0', 'X-GOOD:yes']
  const back = readBack(writeContact({ ...emptyContact, displayName: 'Ada', otherLines }))
  expect(back.otherLines).toEqual(['X-GOOD:yes'])
})
