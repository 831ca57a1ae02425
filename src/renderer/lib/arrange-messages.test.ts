import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ShownMessage } from '../../shared/model/record-details'
import { arrangeMessages } from './arrange-messages'

const at = (day: number, hour: number, minute: number) => new Date(2026, 2, day, hour, minute).getTime()
const message = (key: string, date: number, part: Partial<ShownMessage> = {}): ShownMessage => ({
  ...{ key, date, direction: 'received', from: null, text: key, attachments: [] },
  ...part,
})
const outline = (messages: readonly ShownMessage[]) =>
  arrangeMessages(messages).map(row =>
    row.kind === 'day'
      ? row.day === null
        ? '?'
        : new Date(row.day).getDate()
      : (row.begins ? '(' : '') + row.key + (row.ends ? ')' : ''),
  )

describe('arrangeMessages', () => {
  it('has a heading a day', () => {
    expect(
      outline([message('a', at(1, 9, 0)), message('b', at(1, 23, 0)), message('c', at(2, 0, 5))]),
    ).toEqual([...[1, '(a)', '(b)'], ...[2, '(c)']])
  })

  it('keeps together what one person wrote in one go', () => {
    const messages = [
      message('a', at(1, 9, 0)),
      message('b', at(1, 9, 4)),
      message('c', at(1, 9, 5), { direction: 'sent' }),
      message('d', at(1, 9, 6), { direction: 'failed' }),
      message('e', at(1, 9, 30), { direction: 'failed' }),
    ]
    expect(outline(messages)).toEqual([1, '(a', 'b)', '(c)', '(d)', '(e)'])
  })

  it('tells people of a group apart', () => {
    const messages = [
      message('a', at(1, 9, 0), { from: '+1 555 0100' }),
      message('b', at(1, 9, 0), { from: '+1 555 0101' }),
      message('c', at(1, 9, 1), { from: '+1 555 0101' }),
    ]
    expect(outline(messages)).toEqual([1, '(a)', '(b', 'c)'])
  })

  it('puts what has no date under a heading of its own', () => {
    expect(outline([message('a', 0), message('b', -5), message('c', at(1, 9, 0))])).toEqual([
      ...['?', '(a', 'b)'],
      ...[1, '(c)'],
    ])
  })

  it('shows every message once, in order, each row with a key of its own, whatever the dates', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 4e12 })), dates => {
        const messages = dates.map((date, index) => message(String(index), date))
        const rows = arrangeMessages(messages)
        expect(rows.flatMap(row => (row.kind === 'message' ? [row.message] : []))).toEqual(messages)
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
      }),
    )
  })
})
