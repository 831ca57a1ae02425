import fc from 'fast-check'
import { expect, it } from 'vitest'
import { judgeOwner, parseOwner, type LockOwner } from './lock-owner'
import type { ProcessState } from './this-process'

const self = { host: 'here', boot: 'today', pidSpace: 'pid:[1]', pid: 7, started: '100' }
const owner: LockOwner = { ...self, pid: 42, started: '200', token: 'of the owner' }
const running = (started: string | null) => () => Promise.resolve<ProcessState>({ running: true, started })
const ended = () => Promise.resolve<ProcessState>({ running: false })

it.each([
  ['a process that runs', owner, running('200'), 'alive'],
  ['a process that has ended', owner, ended, 'gone'],
  ['another process that has its number', owner, running('300'), 'gone'],
  [
    'a process from before this computer was started anew',
    { ...owner, boot: 'yesterday' },
    running('200'),
    'gone',
  ],
  ['another computer', { ...owner, host: 'there' }, ended, 'unknown'],
  ['another container of this computer', { ...owner, pidSpace: 'pid:[2]' }, ended, 'unknown'],
  ['a system that does not tell when processes began', { ...owner, started: null }, running(null), 'unknown'],
  ['the same, when it has ended', { ...owner, started: null }, ended, 'gone'],
  ['nobody we know', null, ended, 'unknown'],
] as const)('%s', async (_, left, look, state) => {
  expect(await judgeOwner(left, self, look)).toBe(state)
})

it('reads its own, and takes nothing else for one', () => {
  expect(parseOwner(JSON.stringify(owner))).toEqual(owner)
  expect(parseOwner(JSON.stringify({ host: 'x', pid: 1, token: 'of 0.1.0' }))).toBeNull()
  fc.assert(
    fc.property(fc.string(), text => {
      expect(parseOwner(text)).toBeNull()
    }),
  )
})
