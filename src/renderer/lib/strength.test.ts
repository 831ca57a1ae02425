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

  it('thinks no longer about a very long one than about its beginning', async () => {
    expect(await measureStrength('a'.repeat(64) + 'walnut-gramophone-otter-quay'.repeat(400))).toBe('weak')
  })
})
