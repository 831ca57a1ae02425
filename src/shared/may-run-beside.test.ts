import { expect, it } from 'vitest'
import { mayRunBeside } from './may-run-beside'

const onA = { status: 'running', phoneId: 'A' } as const
const verifying = { status: 'running', phoneId: null } as const
const ended = { status: 'done', phoneId: 'A' } as const

it.each([
  ['nothing runs', [], 'A', true],
  ['one has ended', [ended], 'A', true],
  ['the phone has one', [onA], 'A', false],
  ['another phone has one', [onA], 'B', true],
  ['two other phones have one', [onA, { ...onA, phoneId: 'C' }], 'B', true],
  ['one without a phone, while a phone has one', [onA], null, false],
  ['one of a phone, while backups are read', [verifying], 'A', false],
  ['two without a phone', [verifying], null, false],
] as const)('%s', (_what, jobs, phoneId, may) => {
  expect(mayRunBeside(jobs, phoneId)).toBe(may)
})
