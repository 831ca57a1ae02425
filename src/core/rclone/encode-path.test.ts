import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromRclonePath, toRclonePath } from './encode-path'

const names = fc.string({
  unit: fc.constantFrom(...['a', '/', '．', '‛', '␀', '␁', '␡', '／', '\x01', '\x7f', '.', '日', '😀', '␠']),
})

it('turns every path back to what it was', () => {
  fc.assert(fc.property(names, path => fromRclonePath(toRclonePath(path)) === path))
})

it('leaves a usual path as it is', () => {
  const path = 'backups/2024-05-06 (2)/Grüße 😀 #1?.txt'
  expect(toRclonePath(path)).toBe(path)
})
