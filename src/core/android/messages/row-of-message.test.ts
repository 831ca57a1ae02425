import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MultimediaMessage, TextMessage } from '../../records/message'
import { canBeWritten } from './can-be-written'
import { isSameMessage, mmsHeader, smsHeader, textMessage } from './message-of-row'
import { addressRow, mmsRow, partRows, smsRow } from './row-of-message'

const asPrinted = (row: Readonly<Record<string, string | number>>) =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, String(value)]))

const text = fc.option(fc.string({ unit: 'grapheme' }))

const texts: fc.Arbitrary<TextMessage> = fc.record({
  kind: fc.constant('sms' as const),
  header: fc.record({
    kind: fc.constant('sms' as const),
    id: fc.nat(),
    thread: fc.constant(0),
    date: fc.nat({ max: 2_000_000_000_000 }),
    box: fc.constantFrom(1, 2),
    bytes: fc.constant(0),
    read: fc.boolean(),
  }),
  address: text,
  body: text,
  fields: fc.record({
    service_center: text,
    protocol: fc.constantFrom('0', null),
    status: fc.constant('-1'),
  }),
})

describe('the row of a text message', () => {
  it('gives the message back', () => {
    fc.assert(
      fc.property(texts, message => {
        const row = asPrinted(smsRow(message))
        const header = smsHeader(message.header.id, row)
        expect(header).toEqual(message.header)
        if (header)
          expect(textMessage(header, row)).toMatchObject({ address: message.address, body: message.body })
      }),
    )
  })

  it('has no conversation and no SIM of the old phone', () => {
    const [message] = fc.sample(texts, 1)
    const row =
      message && smsRow({ ...message, fields: { sub_id: '2', thread_id: '9', creator: 'x', _id: '4' } })
    expect(row).toMatchObject({ sub_id: -1 })
    for (const column of ['thread_id', 'creator', '_id']) expect(row).not.toHaveProperty(column)
  })
})

const header = {
  kind: 'mms',
  id: 3,
  thread: 8,
  date: 1_700_000_000_000,
  box: 1,
  bytes: 0,
  read: true,
} as const
const multimedia: MultimediaMessage = {
  kind: 'mms',
  header,
  addresses: [{ address: '+15550100', type: 137, charset: null }],
  parts: [{ id: 5, contentType: 'image/png', text: null, version: 'v', fields: { seq: '0', cl: 'a.png' } }],
  fields: { m_type: '132', sub: 'Photo', sub_cs: '106', tr_id: 'T1', creator: 'x', sub_id: '1' },
}

describe('the rows of a multimedia message', () => {
  it('have its date in seconds, its conversation, and a transaction by which it is found', () => {
    const row = mmsRow(multimedia, { thread: 12, transaction: 'phonekeep-1' })
    expect(row).toMatchObject({
      date: 1_700_000_000,
      thread_id: 12,
      tr_id: 'phonekeep-1',
      sub: 'Photo',
      sub_id: -1,
    })
    expect(row).not.toHaveProperty('creator')
    expect(mmsHeader(3, asPrinted(row))).toEqual({ ...header, thread: 12 })
    expect(isSameMessage(header, asPrinted(row))).toBe(true)
  })

  it('say what it is where the backup does not', () => {
    const of = (box: number) =>
      mmsRow({ ...multimedia, header: { ...header, box }, fields: {} }, { thread: 1, transaction: '' })[
        'm_type'
      ]
    expect([of(1), of(2)]).toEqual([132, 128])
  })

  it('are those of its addresses and parts', () => {
    expect(multimedia.addresses.map(addressRow)).toEqual([{ address: '+15550100', type: 137, charset: 106 }])
    expect(partRows(multimedia.parts)).toEqual([{ ct: 'image/png', seq: 0, cl: 'a.png' }])
  })

  it('keep the order of the parts, whatever ids they get', () => {
    const [part] = multimedia.parts
    const parts = ['-1', '0', '0', null, '7', '0'].flatMap(seq =>
      part ? [{ ...part, fields: { seq } }] : [],
    )
    expect(partRows(parts).map(row => row['seq'])).toEqual([-1, 0, 1, 2, 7, 8])
  })
})

describe('what can be put on a phone', () => {
  const message: TextMessage = {
    kind: 'sms',
    header: { ...header, kind: 'sms' },
    address: '+15550100',
    body: 'Hi',
    fields: {},
  }

  it('is what was received or sent', () => {
    for (let box = 0; box <= 6; box++)
      expect(canBeWritten({ ...message, header: { ...message.header, box } })).toBe(box === 1 || box === 2)
    expect(canBeWritten(multimedia)).toBe(true)
  })

  it('has no NUL and no bytes that are not UTF-8', () => {
    for (const body of ['a\0b', 'a\udc80'])
      expect(canBeWritten({ ...message, body, header: { ...message.header, box: 1 } })).toBe(false)
    expect(canBeWritten({ ...multimedia, fields: { sub: '\0' } })).toBe(false)
  })
})
