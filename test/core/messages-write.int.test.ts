import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { Message, MultimediaMessage } from '../../src/core/records/message'
import {
  askAppOp,
  hasNote,
  isMultimedia,
  noContent,
  openMessages,
  readAll,
  textMessage,
  visibleRows,
  writerOf,
} from '../messages-kit'
import { usePhone, type PhoneFixture } from '../phone-fixture'

const hostile = [
  'Hello',
  'comma, date=1, and : colon',
  'Row: 0 _id=1, body=x\nRow: 1 _id=2',
  'NULL',
  'it\'s $HOME `id` "quoted" \\ back\\:slash --bind',
  '-- dashes',
  'שלום 🏳️‍🌈 e\u0301',
  '\n\n',
  '\u0001\u001b[31m',
  'x'.repeat(60_000),
]
const bodies = (fixture: PhoneFixture) => visibleRows(fixture, 'sms').map(({ row }) => row['body'])

const byDate = (one: readonly unknown[], other: readonly unknown[]) => Number(one[0]) - Number(other[0])

async function write(fixture: PhoneFixture, messages: readonly Message[], part = noContent) {
  const writer = writerOf(await openMessages(fixture))
  return await writer.whileOpen(() => writer.write(messages.map(message => ({ message, part }))))
}

for (const android of ['10', '15']) {
  describe(`text messages that are put on Android ${android}`, () => {
    const fixture = usePhone({ android, messages: 0, contacts: 0, calls: 0 })

    it('are there byte for byte, and the app-op is as it was', async () => {
      const messages = hostile.map((body, at) =>
        textMessage(body, { date: 1_700_000_000_000 + at, box: 1 + (at % 2) }),
      )
      expect(await write(fixture(), messages)).toEqual(messages.map(() => 'there'))
      expect(bodies(fixture()).toSorted()).toEqual(hostile.toSorted())
      const { records, unclear } = await readAll(await openMessages(fixture()))
      expect(unclear).toEqual([])
      const told = records.map(record => [record.header.date, record.kind === 'sms' && record.body])
      expect(told.toSorted(byDate)).toEqual(messages.map(({ header, body }) => [header.date, body]))
      expect(await askAppOp(fixture())).toBe('WRITE_SMS: ignore')
      expect(await hasNote(fixture())).toBe(false)
    })

    it('that look alike are each there', async () => {
      const alike = [1, 2, 3].map(() => textMessage('The same', { date: 5 }))
      expect(await write(fixture(), alike)).toEqual(['there', 'there', 'there'])
      expect(bodies(fixture()).filter(body => body === 'The same')).toHaveLength(3)
    })

    it('are refused where they cannot be proven, and nothing of them is tried', async () => {
      const before = bodies(fixture()).length
      const drafts = [3, 4, 5].map(box => textMessage('Not sent', { box }))
      expect(await write(fixture(), [...drafts, textMessage('a\0b')])).toEqual(Array(4).fill('refused'))
      expect(fixture().phone.records.messages()).toHaveLength(before)
    })
  })
}

describe('a phone that drops messages in silence', () => {
  const fixture = usePhone({ messages: 3, contacts: 0, calls: 0, faults: { refuseSmsWrites: true } })

  it('is found out after two, and its app-op put back', async () => {
    const messages = Array.from({ length: 40 }, (_, at) => textMessage(`${at}`, { date: at }))
    const before = fixture().phone.javaStarts()
    expect(await write(fixture(), messages)).toEqual(messages.map(() => 'refused'))
    expect(fixture().phone.javaStarts() - before).toBeLessThan(8)
    expect(await askAppOp(fixture())).toBe('WRITE_SMS: ignore')
  })

  it('has no multimedia message afterwards either', async () => {
    expect(await write(fixture(), [picture(randomBytes(10))], () => Readable.from([]))).toEqual(['refused'])
  })
})

function picture(bytes: Buffer, wishes: Partial<MultimediaMessage> = {}): MultimediaMessage {
  return {
    kind: 'mms',
    header: { kind: 'mms', id: 1, thread: 0, date: 1_600_000_000_000, box: 1, bytes: 0, read: true },
    addresses: [{ address: '+15550142', type: 137, charset: '106' }],
    parts: [
      { id: 1, contentType: 'application/smil', text: '<smil/>', version: null, fields: { seq: '-1' } },
      { id: 2, contentType: 'image/png', text: null, version: 'v', fields: { seq: '0', cl: 'a.png' } },
      { id: 3, contentType: 'text/plain', text: 'Look, Row: 1 _id=2', version: null, fields: { seq: '0' } },
      { id: 4, contentType: 'image/png', text: null, version: 'w', fields: { seq: '0', cl: 'b.png' } },
    ],
    fields: { m_type: '132', sub: `About ${bytes.length}`, sub_cs: '106', m_id: 'm@example.com' },
    ...wishes,
  }
}

for (const android of ['11', '15']) {
  describe(`multimedia messages that are put on Android ${android}`, () => {
    const fixture = usePhone({ android, messages: 0, contacts: 0, calls: 0 })

    it('are there with their parts and addresses', async () => {
      const bytes = [randomBytes(300_000), randomBytes(70_000)]
      const content = (id: number) => bytes[id === 2 ? 0 : 1] ?? Buffer.alloc(0)
      const sent = { date: 1_600_000_100_000, box: 2 } as const
      const messages = [
        picture(Buffer.alloc(1)),
        picture(Buffer.alloc(2), {
          header: { kind: 'mms', id: 2, thread: 0, bytes: 0, read: true, ...sent },
          addresses: [
            { address: 'insert-address-token', type: 137, charset: '106' },
            { address: '+15550142', type: 151, charset: '106' },
            { address: '+15550143', type: 151, charset: '106' },
          ],
          fields: { m_type: '128' },
        }),
      ]
      const writer = writerOf(await openMessages(fixture()))
      const write = messages.map(message => ({
        message,
        part: ({ id }: { id: number }) => Readable.from([content(id)]),
      }))
      expect(await writer.whileOpen(() => writer.write(write))).toEqual(['there', 'there'])
      const store = await openMessages(fixture())
      const { records } = await readAll(store)
      const found = records.filter(isMultimedia).toSorted((a, b) => a.header.date - b.header.date)
      expect(found.map(({ header, fields }) => [header.date, header.box, fields['sub']])).toEqual([
        [1_600_000_000_000, 1, 'About 1'],
        [1_600_000_100_000, 2, null],
      ])
      expect(found.map(({ addresses }) => addresses)).toEqual(messages.map(({ addresses }) => addresses))
      for (const { parts } of found) {
        expect(parts.map(part => [part.contentType, part.text])).toEqual(
          messages[0]?.parts.map(part => [part.contentType, part.text]),
        )
        for (const part of parts.filter(({ text }) => text === null)) {
          const pieces: Buffer[] = []
          await store.readPart(part, piece => Promise.resolve(void pieces.push(piece)))
          expect(Buffer.concat(pieces).equals(content(part.fields['cl'] === 'a.png' ? 2 : 4))).toBe(true)
        }
      }
    })
  })
}

describe('a multimedia message whose bytes break off', () => {
  const fixture = usePhone({ messages: 0, contacts: 0, calls: 0 })

  it('is in no list, and removed by the next restore', async () => {
    const broken = () =>
      Readable.from(
        (function* () {
          yield Buffer.alloc(10)
          throw new Error('The backup is damaged')
        })(),
      )
    const message = picture(Buffer.alloc(3))
    await expect(write(fixture(), [message], broken)).rejects.toThrow('The backup is damaged')
    expect(visibleRows(fixture(), 'mms')).toHaveLength(1)
    expect((await (await openMessages(fixture())).list()).headers).toEqual([])
    expect(await askAppOp(fixture())).toBe('WRITE_SMS: ignore')
    await write(fixture(), [])
    expect(visibleRows(fixture(), 'mms')).toHaveLength(0)
  })
})
