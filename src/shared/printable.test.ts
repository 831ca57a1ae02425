import { expect, it } from 'vitest'
import { printable } from './printable'

it.each([
  ['Grüße 👩‍🚀.jpg', 'Grüße 👩‍🚀.jpg'],
  ['\u001b]0;owned\u0007\u001b[2J', '\ufffd]0;owned\ufffd\ufffd[2J'],
  ['two\nlines\tand a tab', 'two\ufffdlines\ufffdand a tab'],
  ['gpj.\u202eexe', 'gpj.\ufffdexe'],
  ['raw\udcff', 'raw\ufffd'],
])('%j is shown as %j', (text, shown) => {
  expect(printable(text)).toBe(shown)
})
