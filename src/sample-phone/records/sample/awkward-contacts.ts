import { mimeTypes } from '../providers/contact-view'
import type { Row } from '../sql/expressions'
import { longText } from './texts'

const named = (display: string, parts: Row = {}): Row => ({
  mimetype: mimeTypes.name,
  data1: display,
  ...parts,
})
const phone = (data1: string, more: Row = { data2: '2' }): Row => ({
  mimetype: mimeTypes.phone,
  data1,
  ...more,
})
const note = (data1: string): Row => ({ mimetype: mimeTypes.note, data1 })

/** Contacts that a reader might trip over; the phone's first ones. */
export const awkwardContacts: readonly (readonly Row[])[] = [
  [named('Zoë Ümlaut-Ñandú', { data2: 'Zoë', data3: 'Ümlaut-Ñandú' }), phone('+447700900800')],
  [
    named('Row: 7 _id=8, data1=', { data2: 'Row:', data5: '7', data3: '_id=8, data1=' }),
    phone('+447700900801'),
  ],
  [named('😀 Emoji 👩‍👩‍👧', { data2: '😀', data5: 'Emoji', data3: '👩‍👩‍👧' }), phone('+447700900802')],
  [
    named('דוד לדוגמה', { data2: 'דוד', data3: 'לדוגמה' }),
    phone('+447700900803'),
    note('‏הערה, עם פסיק; ועוד\nשורה'),
  ],
  [named('مثال عربي', { data2: 'مثال', data3: 'عربي' }), phone('+447700900804')],
  [named('Smith, John; Jr.', { data2: 'John; Jr.', data3: 'Smith,' }), phone('+447700900805')],
  [named('NULL', { data2: 'NULL' }), phone('+447700900806'), note('NULL')],
  [
    named('山田 太郎', { data2: '太郎', data3: '山田', data7: 'たろう', data9: 'やまだ' }),
    phone('+447700900807', { data2: '0', data3: '携帯' }),
  ],
  [
    { mimetype: mimeTypes.organization, data1: 'Only a Company; Ltd, Inc.', data4: 'Sales', data2: '1' },
    phone('+447700900808', { data2: '3' }),
  ],
  [phone('+447700900809')],
  [{ mimetype: mimeTypes.email, data1: 'only.mail@example.org', data2: '0', data3: 'O\'Neil "x"' }],
  [
    named(' spaces  around ', { data2: ' spaces ', data3: ' around ' }),
    note('line one\nline two\r\nline three\n\nRow: 3 _id=4, data1=x\n'),
  ],
  [named('Long Note', { data2: 'Long', data3: 'Note' }), note(longText(20_000))],
  [
    named('Every Thing', {
      data2: 'Every',
      data3: 'Thing',
      data4: 'Prof.',
      data5: 'Single',
      data6: 'MD',
      data8: 'sin-gl',
    }),
    ...[1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 17, 19, 20].map((type, at) =>
      phone(`+4477009008${20 + at}`, { data2: String(type) }),
    ),
    phone('+447700900850', { data2: '0', data3: 'Summer house' }),
    phone('+12125550150,7;8', { data2: '2', is_primary: 1, is_super_primary: 1 }),
    ...['1', '2', '3', '4'].map(type => ({
      mimetype: mimeTypes.email,
      data1: `t${type}@example.com`,
      data2: type,
    })),
    { mimetype: mimeTypes.nickname, data1: 'Evy; the "one", truly', data2: '1' },
    { mimetype: mimeTypes.event, data1: '1985-04-12', data2: '3' },
    { mimetype: mimeTypes.event, data1: '--02-29', data2: '1' },
    { mimetype: mimeTypes.event, data1: '2001-09-01', data2: '0', data3: 'First day' },
    { mimetype: mimeTypes.event, data1: '1999-12-31', data2: '2' },
    ...[0, 2, 3, 4, 6, 7, 9, 14].map(type => ({
      mimetype: mimeTypes.relation,
      data1: `Relative ${type}`,
      data2: String(type),
      data3: type === 0 ? 'Godmother' : null,
    })),
    { mimetype: mimeTypes.im, data1: 'every@jabber.example.com', data2: '1', data5: '7' },
    { mimetype: mimeTypes.im, data1: 'every.skype', data2: '3', data5: '3' },
    { mimetype: mimeTypes.im, data1: 'every-matrix', data2: '3', data5: '-1', data6: 'Matrix' },
    { mimetype: mimeTypes.sip, data1: 'every@sip.example.com', data2: '1' },
    { mimetype: mimeTypes.website, data1: 'https://example.com/?a=1;b=2,c', data2: '1' },
    { mimetype: mimeTypes.website, data1: 'https://ümlaut.example/ä', data2: '5' },
    {
      mimetype: mimeTypes.address,
      data1: 'PO 7\nÜber den Linden 1\nHof; links\n10117 Berlin\nDeutschland',
      data2: '2',
      data4: 'Über den Linden 1\nHof; links',
      data5: 'PO 7',
      data6: 'Mitte',
      data7: 'Berlin',
      data8: 'BE',
      data9: '10117',
      data10: 'Deutschland',
    },
    { mimetype: mimeTypes.address, data1: 'somewhere, by the sea', data2: '0', data3: 'Summer' },
    note('First note, with a comma; a semicolon: a colon\\ and a backslash'),
    note('Second note'),
  ],
  [named('Same Name', { data2: 'Same', data3: 'Name' }), phone('+447700900860')],
  [named('Same Name', { data2: 'Same', data3: 'Name' }), phone('+447700900861')],
]
