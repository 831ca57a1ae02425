import { describe, expect, it } from 'vitest'
import { measureStrength } from './measure-strength'
import { strengthOf } from './strength'

describe('strengthOf', () => {
  it('never goes down as the score goes up, and has its ends', () => {
    expect([0, 1, 2, 3, 4].map(strengthOf)).toEqual(['weak', 'weak', 'fair', 'good', 'strong'])
  })
})

describe('measureStrength', () => {
  it.each([
    ['password1', 'weak'],
    ['Phonekeep', 'weak'],
    ['qwertyuiop', 'weak'],
    ['correct horse battery staple', 'strong'],
    ['walnut-gramophone-otter-quay', 'strong'],
  ])('%s is %s', async (password, strength) => {
    expect(await measureStrength(password)).toBe(strength)
  })

  it('takes a very long one without long thought', async () => {
    // What it takes of a core, whatever else the machine does.
    const before = process.cpuUsage()
    expect(await measureStrength('aB3$'.repeat(2_500))).not.toBe('')
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000)
  })
})
