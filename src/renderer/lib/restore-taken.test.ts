import { expect, it } from 'vitest'
import type { RestoreCheck } from '../../shared/model/restore'
import { contactWayOf, takesAny } from './restore-taken'

const refused = { count: 1, whyNotTaken: 'permission' } as const
const contacts = { ...refused, category: 'contacts', importer: true } as const
const check = (records: RestoreCheck['records'], files = false) => ({
  records,
  volumes: files ? [{ kind: 'internal', neededBytes: 1, freeBytes: 2 } as const] : [],
})

it('gives contacts to no importer where there is none', () => {
  expect(contactWayOf(check([contacts]), 'importer')).toBe('importer')
  expect(contactWayOf(check([{ ...refused, category: 'contacts' }]), 'importer')).toBe('phonekeep')
})

it('knows whether a phone takes anything', () => {
  const calls = { ...refused, category: 'calls' } as const
  expect(takesAny(check([calls]), 'phonekeep')).toBe(false)
  expect(takesAny(check([calls], true), 'phonekeep')).toBe(true)
  expect(takesAny(check([calls, { ...calls, whyNotTaken: null }]), 'phonekeep')).toBe(true)
  expect(takesAny(check([contacts]), 'phonekeep')).toBe(false)
  expect(takesAny(check([contacts]), 'importer')).toBe(true)
  expect(takesAny(check([calls]), 'importer')).toBe(false)
})
