import { expect, it } from 'vitest'
import { addressKey } from './address-key'

it.each([
  ['+49 151 2345 6789', '0151-23456789'],
  ['+1 (555) 010-0123', '555.010.0123'],
  ['Ada@Example.org', ' ada@example.org '],
  ['BANK', 'bank'],
])('takes %j and %j for one', (one, other) => {
  expect(addressKey(one)).toBe(addressKey(other))
})

it.each([
  ['+49 151 2345 6789', '+49 151 2345 6780'],
  ['110', '+49 30 1234 110'],
  ['BANK', 'BANK2'],
])('tells %j from %j', (one, other) => {
  expect(addressKey(one)).not.toBe(addressKey(other))
})

it.each(['', '  ', '+'])('has none for %j', text => {
  expect(addressKey(text)).toBeNull()
})
