import type { Contact, Labelled } from '../src/core/records/contact'

/** A person or firm with nothing but these. */
export function contact(uid: string, displayName: string, changes: Partial<Contact> = {}): Contact {
  const [given = '', family = ''] = displayName.split(' ')
  return {
    uid,
    displayName,
    name: {
      ...{ prefix: '', given, middle: '', family, suffix: '' },
      ...{ phoneticGiven: '', phoneticMiddle: '', phoneticFamily: '' },
    },
    ...{ nicknames: [], phones: [], emails: [], addresses: [], organizations: [], websites: [], chats: [] },
    ...{ sipAddresses: [], events: [], relations: [], notes: [], groups: [], otherLines: [] },
    ...{ favourite: false, account: null, photo: null },
    ...changes,
  }
}

export const labelled = (
  value: string,
  type: string | null = 'cell',
  label: string | null = null,
): Labelled => ({
  ...{ value, type, label },
  preferred: false,
})

/** Bytes that begin as a JPEG does. */
export const picture = (bytes: number) =>
  Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(bytes, 'picture')])

export const someContacts: readonly Contact[] = [
  contact('a1', 'Ada Sample', {
    phones: [labelled('+1 555 0100'), labelled('+1 555 0101', null, 'Boat; the, old')],
    emails: [labelled('ada@example.org', 'home')],
    groups: ['Family', 'Rowing, old'],
    favourite: true,
    account: { name: 'ada@example.org', type: 'com.example' },
    photo: picture(5000),
  }),
  contact('b2', 'Bo/Both Example', {
    phones: [labelled('+44 7700 900100', 'home')],
    notes: ['Row: 7 _id=9, data1=x\r\nBEGIN:VCARD\r🏖️ \u202eabc'],
    organizations: [
      { value: { company: 'Firm; Sons', department: 'Nets', title: 'Captain' }, ...labelledAs('work') },
    ],
  }),
  contact('c3', '+1 555 0199', { name: contact('', '').name, phones: [labelled('+1 555 0199', 'other')] }),
  contact('d4', 'Ada Sample', { phones: [labelled('+1 555 0142', 'work')] }),
  contact('e5', '🏖️', { name: contact('', '').name, notes: ['NULL'], photo: picture(100) }),
]

function labelledAs(type: string) {
  return { type, label: null, preferred: false }
}
