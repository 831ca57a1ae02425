import fc from 'fast-check'
import type { Contact, Labelled } from '../contact'

/** What may be anywhere in a contact that somebody has made up to break a reader. */
const traps = [
  ...[
    '\n',
    '\r',
    '\r\n',
    '\\r',
    ';',
    ',',
    '\\',
    '\\n',
    '\\;',
    ':',
    '"',
    '=',
    '=0D=0A',
    '^n',
    '\nEND:VCARD\n',
    'BEGIN:VCARD',
    ' ',
    '\t',
  ],
  ...[
    'item1.TEL:1',
    '_$!<Spouse>!$_',
    'NULL',
    '🏖️',
    'é',
    '\u202e',
    '\u2028',
    '\u0000',
    'ß',
    '山',
    "'",
    '<',
    '-',
  ],
]

const text = fc
  .array(fc.oneof(fc.constantFrom(...traps), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 8 })
  .map(parts => parts.join(''))
const filled = text.filter(each => each !== '')

const words = ['home', 'work', 'cell', 'home-fax', 'work-cell', 'main', 'other', 'assistant', 'unheard-of']

function labelled<Value>(value: fc.Arbitrary<Value>, types = words): fc.Arbitrary<Labelled<Value>> {
  return fc
    .record({
      value,
      said: fc.oneof(
        fc.record({ type: fc.constantFrom(...types), label: fc.constant(null) }),
        fc.record({ type: fc.constant(null), label: fc.option(text) }),
      ),
      preferred: fc.boolean(),
    })
    .map(({ value: each, said, preferred }) => ({ value: each, ...said, preferred }))
}

const some = <Each>(each: fc.Arbitrary<Each>) => fc.array(each, { maxLength: 3 })
const notAllEmpty = <Value extends object>(value: Value) => Object.values(value).some(each => each !== '')

const address = fc
  .record({
    ...{ poBox: text, extended: text, street: text, city: text },
    ...{ region: text, postcode: text, country: text },
  })
  .filter(notAllEmpty)
const organization = fc.record({ company: text, department: text, title: text }).filter(notAllEmpty)
const day = fc.oneof(fc.constantFrom('1985-04-12', '--04-12', '19850412'), filled)
const service = fc.oneof(fc.constantFrom('jabber', 'skype', 'qq', 'signal', 'Signal (work)'), filled).filter(
  // The names of those that are known are written in one way.
  each =>
    !/^(sip|xmpp|googletalk|jabber|aim|msn|yahoo|skype|qq|icq)$/i.test(each) ||
    /^(jabber|skype|qq)$/.test(each),
)
const chat = fc
  .record({ found: labelled(filled), service })
  .map(({ found, service: of }) => ({ ...found, service: of }))
const photo = fc
  .uint8Array({ minLength: 1, maxLength: 400 })
  .map(bytes => Buffer.concat([Buffer.from('ffd8ff', 'hex'), bytes]))

/** Lines as a reader keeps them. */
const otherLine = fc
  .record({
    name: fc.constantFrom('X-UNHEARD', 'item1.X-SOCIAL', 'item1.X-ABLabel', 'KEY;TYPE=PGP'),
    value: text,
  })
  .map(({ name, value }) => `${name}:${value.replace(/\n/g, '\\n')}`)

/** Contacts as phones and files may have them, with hostile texts. */
export const anyContact: fc.Arbitrary<Contact> = fc.record({
  uid: text,
  displayName: filled,
  name: fc.record({
    ...{ prefix: text, given: text, middle: text, family: text, suffix: text },
    ...{ phoneticGiven: text, phoneticMiddle: text, phoneticFamily: text },
  }),
  nicknames: some(filled),
  phones: some(labelled(filled)),
  emails: some(labelled(filled)),
  addresses: some(labelled(address)),
  organizations: some(labelled(organization)),
  websites: some(labelled(filled, ['homepage', 'blog', 'work'])),
  chats: some(chat),
  sipAddresses: some(labelled(filled)),
  events: some(labelled(day, ['birthday', 'anniversary', 'other'])),
  relations: some(labelled(filled, ['spouse', 'domestic-partner', 'assistant'])),
  notes: some(filled),
  groups: some(filled),
  favourite: fc.boolean(),
  account: fc.option(fc.record({ name: text, type: text })),
  photo: fc.option(photo),
  otherLines: some(otherLine),
})

export const emptyContact: Contact = {
  uid: '',
  displayName: '',
  name: {
    ...{ prefix: '', given: '', middle: '', family: '', suffix: '' },
    ...{ phoneticGiven: '', phoneticMiddle: '', phoneticFamily: '' },
  },
  ...{ nicknames: [], phones: [], emails: [], addresses: [], organizations: [], websites: [], chats: [] },
  ...{ sipAddresses: [], events: [], relations: [], notes: [], groups: [], otherLines: [] },
  ...{ favourite: false, account: null, photo: null },
}
