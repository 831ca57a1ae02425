import { expect, it } from 'vitest'
import { conversationKey } from './conversation-key'
import { monthOf } from './month-of'
import { partName } from './part-name'

it('a conversation has one key, however its numbers are written and in whatever order', () => {
  const key = conversationKey(['+49 151 2345 6789', 'Ada@Example.org'])
  expect(conversationKey(['ada@example.org', '0151-23456789'])).toBe(key)
  expect(conversationKey(['ada@example.org'])).not.toBe(key)
  expect(conversationKey([])).toBe('')
  expect(conversationKey(['+'])).toBe('+')
})

it('months are those of UTC, and any number has one', () => {
  expect(monthOf(Date.UTC(2026, 10, 30, 23, 59, 59, 999))).toBe('2026-11')
  expect(monthOf(Date.UTC(2026, 11, 1))).toBe('2026-12')
  expect(monthOf(0)).toBe('1970-01')
  for (const odd of [-1, NaN, Infinity, 1e18, Date.UTC(10_000, 0, 1)]) expect(monthOf(odd)).toBe('undated')
})

it('a part has a name that any host can have, whatever the phone calls it', () => {
  const part = { id: 1, text: null, version: 'v' }
  const name = (contentType: string, fields: Record<string, string | null>) =>
    partName({ ...part, contentType, fields }, 'v').replace(/^[0-9a-f]{32}/, '#')
  expect(name('image/JPEG; name=a', {})).toBe('#.jpg')
  expect(name('application/x', { name: null, fn: '../../evil.EXE', cl: 'a.pdf' })).toBe('#.exe')
  expect(name('application/x', { name: 'a.b/c', cl: 'x.toolong' })).toBe('#.bin')
  expect(partName({ ...part, contentType: '', fields: {} }, 'a')).not.toBe(
    partName({ ...part, contentType: '', fields: {} }, 'b'),
  )
})
