import { expect, it } from 'vitest'
import fc from 'fast-check'
import { isFolderName } from './folder-name'

it.each(['Restored', 'Meine Fotos', 'été 2026', '写真', 'a.b'])('%j is a name for a folder', name => {
  expect(isFolderName(name)).toBe(true)
})

it.each(['', ' ', '.', '..', '.hidden', ' a', 'a ', 'a/b', 'a:b', 'what?', 'a\\b', 'a\nb', 'a\0', '\ud83d'])(
  '%j is none',
  name => {
    expect(isFolderName(name)).toBe(false)
  },
)

it('counts bytes as the phone does', () => {
  const long = fc.string({ unit: fc.constantFrom('a', 'ü', '写', '😀'), minLength: 20, maxLength: 110 })
  fc.assert(fc.property(long, name => isFolderName(name) === new TextEncoder().encode(name).length <= 100))
})
