import { describe, expect, it } from 'vitest'
import type { MessageHeader, MultimediaMessage } from '../../records/message'
import { parseThreads } from './ask-threads'
import { findOwnNumbers, othersOf } from './find-own-numbers'
import { deriveAddresses } from './message-addresses'
import { parseAddresses } from './read-addresses'

const [ada, ben, own] = ['+15550100', '+15550101', '+15550199']
const header = (box: number): MessageHeader => ({
  kind: 'mms',
  id: 1,
  thread: 1,
  date: 0,
  box,
  bytes: 0,
  read: true,
})

describe('the addresses of a multimedia message', () => {
  it('follow from a conversation with one other', () => {
    expect(deriveAddresses(header(1), [ada])).toEqual([{ address: ada, type: 137, charset: '106' }])
    expect(deriveAddresses(header(2), [ada])).toEqual([
      { address: 'insert-address-token', type: 137, charset: '106' },
      { address: ada, type: 151, charset: '106' },
    ])
  })

  it('follow for what was sent to a group, and not for what came from one', () => {
    expect(deriveAddresses(header(2), [ada, ben])).toHaveLength(3)
    expect(deriveAddresses(header(1), [ada, ben])).toBeNull()
    expect(deriveAddresses(header(1), [])).toBeNull()
  })
})

describe('the addresses that a phone prints in hexadecimal', () => {
  const row = 'Row: 0 _id=4, type=137, charset=106, hex(address)=2B35\n'

  it('are read as they are', () => {
    expect(parseAddresses(`${row}Row: 1 _id=5, type=151, charset=NULL, hex(address)=C3A9\n`)).toEqual([
      { address: '+5', type: 137, charset: '106' },
      { address: 'é', type: 151, charset: null },
    ])
  })

  it('are none when anything else is printed', () => {
    for (const printed of ['', 'No result found.\n', row.slice(0, -1), row + row, row.replace('2B35', '2B3')])
      expect(parseAddresses(printed)).toBeNull()
  })
})

const message = (box: number, from: string, ...to: readonly string[]): MultimediaMessage => ({
  kind: 'mms',
  header: header(box),
  addresses: [
    { address: from, type: 137, charset: null },
    ...to.map(address => ({ address, type: 151, charset: null })),
  ],
  parts: [],
  fields: {},
})

describe("the old phone's own number", () => {
  it('is the recipient who never wrote and got nothing', () => {
    const messages = [message(1, ada, ben, own), message(1, ben, ada, own)]
    expect(findOwnNumbers(messages)).toEqual(new Set([own]))
    expect(othersOf(messages[0] ?? message(1, ada), new Set([own]))).toEqual([ada, ben])
  })

  it('is told from one who was written to', () => {
    const messages = [message(1, ada, ben, own), message(2, 'insert-address-token', ada, ben)]
    const found = findOwnNumbers(messages)
    expect(messages.map(one => othersOf(one, found))).toEqual([
      [ada, ben],
      [ada, ben],
    ])
  })

  it('is kept where it cannot be told', () => {
    const only = message(1, ada, ben, own)
    expect(othersOf(only, findOwnNumbers([only]))).toEqual([ada, ben, own])
  })
})

describe('conversations', () => {
  it('have the ids of their recipients, in any order', () => {
    const printed =
      'Row: 0 _id=9, recipient_ids=3\nRow: 1 _id=2, recipient_ids=3 5\nRow: 2 _id=4, recipient_ids=NULL\n'
    expect(parseThreads(printed)).toEqual([
      { id: 9, recipients: [3] },
      { id: 2, recipients: [3, 5] },
      { id: 4, recipients: [] },
    ])
  })

  it('are none when anything else is printed', () => {
    for (const printed of [
      'No result found.\n',
      'Row: 0 _id=9, recipient_ids=3',
      'Row: 1 _id=9, recipient_ids=3\n',
    ])
      expect(parseThreads(printed)).toBeNull()
  })
})
