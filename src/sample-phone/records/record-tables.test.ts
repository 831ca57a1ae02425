import { describe, expect, it } from 'vitest'
import { readRecords, type MessageRecord } from './read-records'
import { recordCounts } from './record-options'
import { createRecordTables } from './record-tables'

const counts = recordCounts({}, false)

describe('the sample records', () => {
  it('are as many as wished, and none on a foreign folder', () => {
    const records = readRecords(createRecordTables(counts, 33))
    // A draft takes the place of no other here, so that the count is exact.
    expect([records.contacts().length, records.messages().length, records.calls().length]).toEqual([
      300, 5000, 400,
    ])
    expect(records.messages().filter(({ kind }) => kind === 'mms').length).toBe(60)
    expect(recordCounts({}, true)).toEqual({
      contacts: 0,
      messages: 0,
      multimedia: 0,
      calls: 0,
      partBytes: 0,
    })
    expect(recordCounts({ messages: 7 }, true)).toMatchObject({ messages: 7, multimedia: 0, contacts: 0 })
    expect(() => recordCounts({ messages: 1, multimedia: 2 }, false)).toThrow(RangeError)
    expect(() => recordCounts({ calls: -1 }, false)).toThrow(RangeError)
  })

  it('are the same each time', () => {
    const [one, other] = [1, 2].map(() => readRecords(createRecordTables(counts, 33)))
    expect(one?.contacts()).toEqual(other?.contacts())
    expect(one?.messages()).toEqual(other?.messages())
    expect(one?.calls()).toEqual(other?.calls())
  })

  it('have what a reader may trip over', () => {
    const records = readRecords(createRecordTables(counts, 33))
    const bodies = records.messages().flatMap(bodiesOf)
    for (const part of ['\n', 'Row: 7 _id=', ', date=', '👩‍👩‍👧‍👦', '\u200f'])
      expect(bodies.some(body => body?.includes(part))).toBe(true)
    expect(bodies).toContain('NULL')
    expect(bodies).toContain(null)
    expect(bodies.some(body => Buffer.byteLength(body ?? '') >= 100_000)).toBe(true)
    const threads = new Set(records.messages().map(({ row }) => row['thread_id']))
    expect(threads.size).toBe(60)
    const mms = records.messages().filter(message => message.kind === 'mms')
    expect(
      new Set(mms.filter(({ addresses }) => addresses.length > 2).map(({ row }) => row['thread_id'])).size,
    ).toBe(3)
    expect(new Set(records.calls().map(({ type }) => type))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]))
    expect(new Set(records.calls().map(({ presentation }) => presentation))).toEqual(new Set([1, 2, 3, 4]))
    expect(records.contacts().filter(({ contact }) => contact['photo_id'] !== null).length).toBe(100)
    expect(new Set(records.contacts().map(({ rawContact }) => rawContact['account_type'])).size).toBe(3)
  })

  it('span three years, and end like the gallery', () => {
    const records = readRecords(createRecordTables(counts, 33))
    const dates = records
      .messages()
      .map(({ kind, row }) => Number(row['date']) * (kind === 'mms' ? 1000 : 1))
      .concat(records.calls().map(({ date }) => Number(date)))
    expect(new Date(Math.min(...dates)).getUTCFullYear()).toBe(2023)
    expect(new Date(Math.max(...dates)).toISOString()).toMatch(/^2026-11-/)
  })
})

function bodiesOf(message: MessageRecord): readonly (string | null)[] {
  const cells = message.kind === 'sms' ? [message.row['body']] : message.parts.map(part => part['text'])
  return cells.map(cell => (typeof cell === 'string' ? cell : null))
}
