import { describe, expect, it } from 'vitest'
import { isSameMessage, messagePart, mmsHeader, smsHeader, textMessage } from './message-of-row'

const row = { thread_id: '4', date: '1700000000123', type: '1', read: '1', size: '12' }
const header = {
  kind: 'sms',
  id: 7,
  thread: 4,
  date: 1_700_000_000_123,
  box: 1,
  bytes: 12,
  read: true,
} as const

describe('a text message', () => {
  it('has a header by the columns of its row', () => {
    expect(smsHeader(7, row, 'size')).toEqual(header)
    expect(smsHeader(7, { ...row, thread_id: null, read: '0' })).toEqual({
      ...header,
      thread: 0,
      read: false,
      bytes: 0,
    })
  })

  it('has none without a date', () => {
    for (const date of [null, '', 'NULL', '1e9', '99999999999999999999'])
      expect(smsHeader(7, { ...row, date })).toBeNull()
  })

  it('keeps every other column as a field', () => {
    const values = { ...row, address: '+15550100', body: 'NULL', subject: null }
    expect(textMessage(header, values)).toEqual({
      kind: 'sms',
      header,
      address: '+15550100',
      body: 'NULL',
      fields: { ...row, subject: null },
    })
  })

  it('is another one when its id was given away', () => {
    expect(isSameMessage(header, { ...row, read: '0' })).toBe(true)
    expect(isSameMessage(header, { ...row, date: '1700000000124' })).toBe(false)
    expect(isSameMessage(header, { ...row, type: '2' })).toBe(false)
  })
})

const mms = mmsHeader(9, { thread_id: '4', date: '1700000000', msg_box: '2', read: '1' })

describe('a multimedia message', () => {
  it('has its date in seconds', () => {
    expect(mms).toMatchObject({ kind: 'mms', date: 1_700_000_000_000, box: 2, bytes: 0 })
    expect(mms && isSameMessage(mms, { date: '1700000000', msg_box: '2' })).toBe(true)
  })

  const file = {
    mid: '9',
    seq: '0',
    ct: 'image/jpeg',
    cl: 'a.jpg',
    name: null,
    _data: '/parts/PART_17_a.jpg',
  }

  it('has parts that are text', () => {
    const part = messagePart(header, 3, { ...file, ct: 'text/plain', _data: null, text: 'Hello' })
    expect(part).toEqual({
      id: 3,
      contentType: 'text/plain',
      text: 'Hello',
      version: null,
      fields: { seq: '0', ct: 'text/plain', cl: 'a.jpg', name: null },
    })
    expect(messagePart(header, 3, { ...file, _data: null, text: null }).text).toBe('')
  })

  it('has parts that are files, whose version is that of their bytes and not of their ids', () => {
    const part = messagePart(header, 3, file)
    expect(part).toMatchObject({ text: null, contentType: 'image/jpeg' })
    expect(part.version).toMatch(/^[0-9a-f]{32}$/)
    expect(messagePart({ ...header, id: 99 }, 4, { ...file, _data: '/other/PART_17_a.jpg' }).version).toBe(
      part.version,
    )
    for (const other of [{ _data: '/parts/PART_18_a.jpg' }, { ct: 'image/png' }, { cl: 'b.jpg' }])
      expect(messagePart(header, 3, { ...file, ...other }).version).not.toBe(part.version)
    expect(messagePart({ ...header, date: 1 }, 3, file).version).not.toBe(part.version)
  })
})
