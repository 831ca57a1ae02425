import { beforeAll, describe, expect, it } from 'vitest'
import type { ContactLine } from '../../shared/model/record-details'
import { describeLine } from './describe-line'
import { describeRecord } from './describe-record'
import { callerName, contactName, conversationName, senderName } from './record-names'
import { speak } from './say'

beforeAll(() => speak('en'))

const group = {
  kind: 'conversation',
  addresses: ['+44 7700 900123', '+15550100', 'BANK'],
  names: ['Ada Sample', null, null],
  messages: 3,
} as const

describe('what a person calls a record', () => {
  it('names a conversation by contacts, and by numbers where nobody is known', () => {
    expect(conversationName(group)).toBe('Ada Sample, +15550100, BANK')
    expect(conversationName({ ...group, addresses: [], names: [] })).toBe('Unknown')
  })

  it.each([
    ['+44 7700 900123', 'Ada Sample'],
    ['07700900123', 'Ada Sample'],
    ['+1 (555) 0100', '+1 (555) 0100'],
    ['BANK', 'BANK'],
    ['900123', '900123'],
    ['', 'Unknown'],
  ])('names who wrote %s in a group %s', (from, name) => {
    expect(senderName(group, from)).toBe(name)
  })

  it('has words for who has no name, and turns no reading direction', () => {
    expect([contactName(''), contactName('?'), contactName('\u202eAda')]).toEqual([
      'No name',
      'No name',
      '\ufffdAda',
    ])
    const call = { kind: 'call', type: 'missed', number: '', name: null, duration: 0 } as const
    expect(callerName(call)).toBe('Hidden number')
    expect(callerName({ ...call, number: '+15550100' })).toBe('+15550100')
  })

  it('reads a record out in one line', () => {
    const item = { id: 1, name: 'Ada', folder: '', bytes: 1, modifiedAt: 0, preview: 'none' } as const
    const contact = { kind: 'contact', numbers: [], favourite: true, hasPhoto: false } as const
    expect(describeRecord({ ...item, facts: contact })).toBe('Ada, no number, favourite')
    expect(describeRecord({ ...item, facts: group })).toMatch(/, BANK, 3 messages, No date$/)
  })
})

describe('describeLine', () => {
  const line = (part: Partial<ContactLine>): ContactLine => ({
    ...{ field: 'phone', type: null, label: null, text: 'x' },
    ...part,
  })
  it.each([
    [line({ type: 'cell' }), 'Phone · Mobile'],
    [line({ type: 'home-fax' }), 'Phone · Home, Fax'],
    [line({ type: 'telex' }), 'Phone · telex'],
    [line({ label: 'Summer house' }), 'Phone · Summer house'],
    [line({ type: 'cell', label: ' ' }), 'Phone'],
    [line({ field: 'note' }), 'Note'],
    [line({ field: 'event', type: 'birthday' }), 'Date · Birthday'],
  ])('%j is %s', (given, text) => {
    expect(describeLine(given)).toBe(text)
  })
})
