import { describe, expect, it } from 'vitest'
import { createAppOps, formatDuration } from './app-ops'

const shell = 'com.android.shell'

describe('cmd appops', () => {
  it('tells the mode, and when it was used', () => {
    let now = 1000
    const ops = createAppOps(() => now)
    const get = (): string => ops.run(['get', shell, 'WRITE_SMS']).output
    expect(get()).toBe('No operations.\nDefault mode: ignore\n')
    expect(ops.noteWriteSms()).toBe(false)
    now += 61_005
    expect(get()).toBe('WRITE_SMS: ignore; rejectTime=+1m1s5ms ago\n')
    expect(ops.run(['set', shell, 'WRITE_SMS', 'allow'])).toEqual({ output: '', errors: '', code: 0 })
    expect(ops.noteWriteSms()).toBe(true)
    now += 7
    expect(get()).toBe('WRITE_SMS: allow; time=+7ms ago; rejectTime=+1m1s12ms ago\n')
    ops.run(['set', '--user', '0', shell, 'WRITE_SMS', 'default'])
    expect(get()).toMatch(/^WRITE_SMS: default; /)
    expect(ops.noteWriteSms()).toBe(false)
  })

  it('forgets an op in its default mode that nobody has used', () => {
    const ops = createAppOps(() => 0)
    ops.run(['set', shell, 'WRITE_SMS', 'allow'])
    expect(ops.run(['get', shell, 'WRITE_SMS']).output).toBe('WRITE_SMS: allow\n')
    ops.run(['set', shell, 'WRITE_SMS', 'ignore'])
    expect(ops.run(['get', shell, 'WRITE_SMS']).output).toBe('No operations.\nDefault mode: ignore\n')
  })

  it.each([
    [['set', 'com.example.none', 'WRITE_SMS', 'allow'], 'Error: No UID for com.example.none in user 0\n'],
    [['set', shell, 'SING', 'allow'], 'Error: Unknown operation string: SING\n'],
    [['set', shell, 'WRITE_SMS', 'maybe'], 'Error: Mode maybe is not valid\n'],
  ])('refuses %j', (words, errors) => {
    expect(createAppOps(() => 0).run(words)).toEqual({ output: '', errors, code: 255 })
  })

  it.each([
    [0, '0'],
    [5, '+5ms'],
    [3_661_001, '+1h1m1s1ms'],
    [86_400_000, '+1d0h0m0s0ms'],
  ])('formats %i ms as %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text)
  })
})
