import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bindArgument, readsAlike } from './bind-value'

/** As `parseBindValue` reads it in Android 10 and older (AOSP cmds/content, Content.java). */
function splitTwice(argument: string): string[] {
  const first = argument.indexOf(':')
  const second = argument.indexOf(':', first + 1)
  return [argument.slice(0, first), argument.slice(first + 1, second), argument.slice(second + 1)]
}

/** As `splitWithEscaping` reads it since. */
function splitWithEscaping(argument: string): string[] {
  const parts = ['']
  for (let at = 0; at < argument.length; at++) {
    const escaped = argument[at] === '\\'
    if (escaped) at += 1
    if (at >= argument.length) throw new Error('Invalid escaping')
    if (!escaped && argument[at] === ':') parts.push('')
    else parts.push(`${parts.pop() ?? ''}${argument[at]}`)
  }
  return parts
}

const value = fc.array(
  fc.oneof(fc.constantFrom(':', '\\', '\\:', '\n', "'", '"', '🏖️', ''), fc.string({ unit: 'grapheme' })),
)

describe('bindArgument', () => {
  it('is read as the value it was made from, in both dialects', () => {
    fc.assert(
      fc.property(value, parts => {
        const text = parts.join('')
        expect(splitTwice(bindArgument('data1', text, 'split'))).toEqual(['data1', 's', text])
        expect(splitWithEscaping(bindArgument('data1', text, 'escaped'))).toEqual(['data1', 's', text])
        if (readsAlike(text))
          expect(bindArgument('a', text, 'split')).toBe(bindArgument('a', text, 'escaped'))
      }),
    )
    expect(splitTwice(bindArgument('date', 1700000000000, 'escaped'))).toEqual(['date', 'l', '1700000000000'])
  })
})
