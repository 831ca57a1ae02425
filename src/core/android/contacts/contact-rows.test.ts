import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Contact, Labelled } from '../../records/contact'
import { buildContact } from './build-contact'
import { contactRows } from './contact-rows'
import { emailTypes, eventTypes, phoneTypes, relationTypes, websiteTypes, type TypeNames } from './data-types'

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 })

function labelled<Value>(types: TypeNames, value: fc.Arbitrary<Value>): fc.Arbitrary<Labelled<Value>[]> {
  const what = fc.oneof(
    fc.constantFrom(...types).map(type => ({ type, label: null })),
    text.map(label => ({ type: null, label })),
    fc.constant({ type: null, label: null }),
  )
  const one = fc
    .tuple(value, what, fc.boolean())
    .map(([each, is, preferred]) => ({ value: each, ...is, preferred }))
  return fc.uniqueArray(one, { maxLength: 4, selector: each => JSON.stringify(each.value) })
}

const places = ['home', 'work', 'other']
const contact: fc.Arbitrary<Contact> = fc.record({
  uid: fc.constant('0r1-2A'),
  displayName: text.map(name => `Sample ${name}`),
  name: fc.record({
    ...{ prefix: text, given: text, middle: fc.constant(''), family: text, suffix: text },
    ...{ phoneticGiven: text, phoneticMiddle: fc.constant(''), phoneticFamily: text },
  }),
  nicknames: fc.uniqueArray(text, { maxLength: 2 }),
  phones: labelled(phoneTypes, text),
  emails: labelled(emailTypes, text),
  addresses: labelled(
    places,
    fc.record({
      ...{ poBox: fc.constant(''), extended: text, street: text, city: text, region: text, postcode: text },
      country: text,
    }),
  ),
  organizations: labelled(['work', 'other'], fc.record({ company: text, department: text, title: text })),
  websites: labelled(websiteTypes, text),
  chats: fc
    .tuple(labelled(places, text), fc.constantFrom('jabber', 'skype', 'Matrix'))
    .map(([chats, service]) => chats.map(chat => ({ ...chat, service }))),
  sipAddresses: labelled(places, text),
  events: labelled(eventTypes, text),
  relations: labelled(relationTypes, text),
  notes: fc.uniqueArray(text, { maxLength: 2 }),
  groups: fc.uniqueArray(fc.constantFrom('Family', 'Work'), { maxLength: 2 }),
  favourite: fc.boolean(),
  account: fc.constant(null),
  photo: fc.constant(null),
  otherLines: fc.constant([]),
})

const groups = new Map([
  ['Family', 3],
  ['Work', 4],
])

describe('the rows of a contact', () => {
  it('are read as the contact they were made from', () => {
    fc.assert(
      fc.property(contact, made => {
        const rows = contactRows(made, groups).map(({ mimetype, is_super_primary: preferred, ...data }) => ({
          ...{ rawContact: 1, mimeType: mimetype, preferred: preferred === 1 },
          data: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)])),
        }))
        const { uid, displayName, favourite, account } = made
        const names = new Map([...groups].map(([name, id]) => [String(id), name]))
        expect(
          buildContact({ uid, displayName, favourite, account, rows, namedBy: 1, groups: names }),
        ).toEqual(made)
      }),
    )
  })

  it('are none for a name that is a number', () => {
    const [sample] = fc.sample(contact, 1)
    if (!sample) throw new Error('No sample')
    const empty = Object.fromEntries(
      Object.keys(sample.name).map(part => [part, '']),
    ) as unknown as Contact['name']
    const phones = [{ value: '+15550100', type: 'cell', label: null, preferred: false }]
    const rows = contactRows({ ...sample, displayName: '+15550100', name: empty, phones }, groups)
    expect(rows.filter(({ mimetype }) => mimetype.endsWith('/name'))).toEqual([])
  })
})
