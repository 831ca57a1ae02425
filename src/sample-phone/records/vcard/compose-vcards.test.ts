import { describe, expect, it } from 'vitest'
import { mimeTypes } from '../providers/contact-view'
import type { Row } from '../sql/expressions'
import { composeVcards } from './compose-vcards'

const photo = Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(120, 'x')])

const compose = async (...data: readonly Row[]): Promise<string> => {
  const bytes = await composeVcards([{ contact: {}, data }], () => Promise.resolve(photo))
  return bytes.toString()
}

const card = (...lines: readonly string[]): string =>
  ['BEGIN:VCARD', 'VERSION:2.1', ...lines, 'END:VCARD', ''].join('\r\n')

const name = (data1: string, more: Row = {}): Row => ({ mimetype: mimeTypes.name, data1, ...more })

describe('a vCard of the phone', () => {
  it('writes plain names as they are, with semicolons escaped and commas not', async () => {
    expect(
      await compose(
        name('Dr. Ada B; Sample, Jr.', { data2: 'Ada', data3: 'B; Sample', data4: 'Dr.', data6: 'Jr.' }),
      ),
    ).toBe(card('N:B\\; Sample;Ada;;Dr.;Jr.', 'FN:Dr. Ada B\\; Sample, Jr.'))
  })

  it('writes every byte of other texts in quoted-printable, with a soft break after 23 of them', async () => {
    const note = { mimetype: mimeTypes.note, data1: `${'a'.repeat(22)}\nä` }
    expect(await compose(name('Zoë', { data2: 'Zoë' }), note)).toBe(
      card(
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;=5A=6F=C3=AB;;;',
        'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=5A=6F=C3=AB',
        `NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${'=61'.repeat(22)}=0A=`,
        '=C3=A4',
      ),
    )
  })

  it('leaves a soft break also where a value ends with it', async () => {
    const note = { mimetype: mimeTypes.note, data1: `${'a'.repeat(22)}\n` }
    expect(await compose(note)).toBe(card(`NOTE;ENCODING=QUOTED-PRINTABLE:${'=61'.repeat(22)}=0A=`, ''))
  })

  it('has one parameter for each type, and nothing for what it cannot say', async () => {
    const phone = (data1: string, data2: string, more: Row = {}): Row => ({
      mimetype: mimeTypes.phone,
      data1,
      data2,
      ...more,
    })
    expect(
      await compose(
        phone('+12125550100', '2', { is_primary: 1 }),
        phone('+44 7700 900000', '4'),
        phone('555-0100', '0', { data3: 'Boat' }),
        phone('5550101', '0', { data3: 'Summer house' }),
        phone('5550101', '1'),
      ),
    ).toBe(
      card(
        'TEL;CELL;PREF:+1-212-555-0100',
        'TEL;WORK;FAX:+447700900000',
        'TEL;X-Boat:555-0100',
        'TEL;:555-0101',
      ),
    )
  })

  it('folds photos, and has an empty line behind them', async () => {
    const text = await compose({ mimetype: mimeTypes.photo, data15: Buffer.alloc(0) })
    const [, , first = '', second = '', third = '', empty] = text.split('\r\n')
    expect([first.length, second.length, third.startsWith(' '), empty]).toEqual([74, 74, true, ''])
    const encoded = `${first}${second.slice(1)}${third.slice(1)}`.replace('PHOTO;ENCODING=BASE64;JPEG:', '')
    expect(Buffer.from(encoded, 'base64')).toEqual(photo)
  })

  it('keeps what vCard does not know in properties of its own', async () => {
    expect(
      await compose(
        { mimetype: mimeTypes.nickname, data1: 'Evy; x', data2: '1' },
        { mimetype: mimeTypes.event, data1: '2001-09-01', data2: '0', data3: 'Day' },
        { mimetype: mimeTypes.event, data1: '--04-12', data2: '3' },
        { mimetype: mimeTypes.relation, data1: 'Bén', data2: '14' },
        { mimetype: mimeTypes.organization, data1: 'Example', data4: 'Boss', data5: 'Walks' },
      ),
    ).toBe(
      card(
        'X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Evy\\; x;1;;;;;;;;;;;;;',
        'ORG:Example\\;Walks',
        'TITLE:Boss',
        'X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2001-09-01;0;Day;;;;;;;;;;;;',
        'BDAY:--04-12',
        'X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/relation;=42=C3=A9=6E;=31=34;;;;;;;;;;;;;',
      ),
    )
  })
})
