import { expect, it } from 'vitest'
import { mayRunBeside } from './may-run-beside'

const onA = { status: 'running', phoneId: 'A', placeId: null } as const
const verifying = { status: 'running', phoneId: null, placeId: null } as const
const ended = { status: 'done', phoneId: 'A', placeId: null } as const
const copying = { status: 'running', phoneId: null, placeId: 'NAS' } as const

it.each([
  ['nothing runs', [], 'A', true],
  ['one has ended', [ended], 'A', true],
  ['the phone has one', [onA], 'A', false],
  ['another phone has one', [onA], 'B', true],
  ['two other phones have one', [onA, { ...onA, phoneId: 'C' }], 'B', true],
  ['one without a phone, while a phone has one', [onA], null, false],
  ['one of a phone, while backups are read', [verifying], 'A', false],
  ['two without a phone', [verifying], null, false],
  ['one of a phone, while backups are copied to a place', [copying], 'A', true],
  ['one that reads backups, while they are copied to a place', [copying], null, true],
] as const)('%s', (_what, jobs, phoneId, may) => {
  expect(mayRunBeside(jobs, phoneId)).toBe(may)
})

it.each([
  ['a phone has one', [onA], true],
  ['backups are read', [verifying], true],
  ['another place has one', [{ ...copying, placeId: 'disk' }], true],
  ['the place has one', [copying], false],
] as const)('a place, while %s', (_what, jobs, may) => {
  expect(mayRunBeside(jobs, null, 'NAS')).toBe(may)
})
