import { expect, it } from 'vitest'
import { callLength } from './call-length'

it.each([
  [0, '0:00'],
  [42, '0:42'],
  [725, '12:05'],
  [3599, '59:59'],
  [3609, '1:00:09'],
  [-5, '0:00'],
])('%i seconds are %s', (seconds, text) => {
  expect(callLength(seconds)).toBe(text)
})
