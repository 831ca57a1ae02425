import { expect, it } from 'vitest'
import { contactIdentity, hasAllOf } from './contact-identity'

const identity = (displayName: string, ...values: readonly string[]) =>
  contactIdentity({
    displayName,
    phones: values.map(value => ({ value, type: null, label: null, preferred: false })),
    emails: [],
  })

it('knows a contact however its phone writes its name and numbers', () => {
  const wanted = identity('Ada Sample', '+1 (555) 0100-123', 'Ada@Example.org')
  expect(hasAllOf(identity('Sample, ada', '5550100123', 'ada@example.org'), wanted)).toBe(true)
  expect(hasAllOf(identity('ADA SAMPLE', '15550100123', 'ada@example.org', '110'), wanted)).toBe(true)
})

it('tells others apart', () => {
  const wanted = identity('Ada Sample', '5550100123')
  expect(hasAllOf(identity('Ada Samples', '5550100123'), wanted)).toBe(false)
  expect(hasAllOf(identity('Ada Sample'), wanted)).toBe(false)
  expect(hasAllOf(identity('Ada Sample', '5550100124'), wanted)).toBe(false)
  expect(hasAllOf(identity('🏖️'), identity('🏝️'))).toBe(false)
  expect(hasAllOf(identity('山田'), identity('田山'))).toBe(false)
})

it('knows one that has no name by its number', () => {
  const wanted = identity('+1 555 0100 123', '+1 555 0100 123')
  expect(hasAllOf(identity('555-0100-123', '5550100123'), wanted)).toBe(true)
})
