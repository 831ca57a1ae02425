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
    // What it takes of a core, whatever else the machine does. The types of Node are not for the renderer.
    const { process } = globalThis as unknown as { process: { cpuUsage: () => { user: number } } }
    const before = process.cpuUsage().user
    expect(await measureStrength('aB3$'.repeat(2_500))).not.toBe('')
    expect((process.cpuUsage().user - before) / 1_000).toBeLessThan(1_000)
  })
})
