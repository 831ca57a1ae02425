import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markHit } from './mark-hit'

describe('markHit', () => {
  it('keeps a short text whole', () => {
    expect(markHit('See you at the station', 15, 7)).toEqual({
      before: 'See you at the ',
      hit: 'station',
      after: '',
    })
  })

  it('begins with whole words near the hit, and ends where nobody reads on', () => {
    const text = `${'word '.repeat(40)}needle${' word'.repeat(100)}`
    const { before, hit, after } = markHit(text, 200, 6)
    expect(before).toMatch(/^…(word )+$/)
    expect(before.length).toBeLessThan(40)
    expect(hit).toBe('needle')
    expect(after.length).toBeLessThan(170)
    expect(after.endsWith('…')).toBe(true)
  })

  it('is one line, and turns no direction', () => {
    const { before, hit, after } = markHit('a\n\nb \u202e needle\u2067\tc', 7, 6)
    expect(before + hit + after).toBe('a b needle c')
  })

  it('cuts no character in two, wherever it is told to', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: -3, max: 900 }),
        fc.nat(40),
        (text, at, length) => {
          const { before, hit, after } = markHit(text, at, length)
          for (const part of [before, hit, after]) expect(part.isWellFormed()).toBe(true)
        },
      ),
    )
  })
})
