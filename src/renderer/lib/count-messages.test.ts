import { expect, it } from 'vitest'
import { countMessages } from './count-messages'

const conversation = (id: number, messages: number) => ({
  id,
  facts: { kind: 'conversation', addresses: [], names: [], messages } as const,
})
const conversations = [conversation(1, 10), conversation(2, 200), conversation(3, 3000), { id: 4 }]

it('counts the messages of selected conversations alone', () => {
  const marked = new Map([
    [1, 5],
    [3, 5],
    [4, 5],
  ])
  expect(countMessages(conversations, { kind: 'all' })).toBe(3210)
  expect(countMessages(conversations, { kind: 'none' })).toBe(0)
  expect(countMessages(conversations, { kind: 'only', marked })).toBe(3010)
  expect(countMessages(conversations, { kind: 'except', marked })).toBe(200)
})
