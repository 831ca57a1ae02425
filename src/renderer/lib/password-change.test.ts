import { describe, expect, it } from 'vitest'
import { checkChange } from './password-change'

describe('checkChange', () => {
  it.each([
    [
      { old: '', next: 'b', repeat: 'b' },
      { field: 'old', reason: 'empty' },
    ],
    [
      { old: 'a', next: '', repeat: '' },
      { field: 'next', reason: 'empty' },
    ],
    [
      { old: 'a', next: 'a', repeat: 'a' },
      { field: 'next', reason: 'same' },
    ],
    [
      { old: 'a', next: 'b', repeat: 'B' },
      { field: 'repeat', reason: 'different' },
    ],
    [{ old: 'a', next: 'b', repeat: 'b' }, null],
    [{ old: 'a', next: 'a ', repeat: 'a ' }, null],
  ] as const)('%j: %j', (change, fault) => {
    expect(checkChange(change)).toEqual(fault)
  })
})
