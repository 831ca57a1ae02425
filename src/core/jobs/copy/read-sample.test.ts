import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Content } from './content'
import { chooseSample, standingBytes } from './read-sample'

const sizes = fc.array(fc.integer({ min: 0, max: 4_000_000 }), { maxLength: 50 })
const contentsOf = (bytes: readonly number[]): Content[] =>
  bytes.map((each, number) => ({ path: String(number), bytes: each, sha256: '' }))
const random = (seed: number) => {
  let state = seed
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
}

it('of pictures that are larger than what is to be read back, one is read all the same', () => {
  const pictures = contentsOf(Array.from({ length: 10 }, () => 3_000_000))
  expect(chooseSample(pictures, standingBytes, random(7))).toHaveLength(1)
  expect(chooseSample(pictures, standingBytes, random(7), standingBytes)).toEqual([])
})

it('never takes one twice, nor more than it may beside the first', () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 2_000_000_000 }), (bytes, seed) => {
      const [first, ...others] = chooseSample(contentsOf(bytes), standingBytes, random(seed))
      if (!first) return bytes.length === 0
      const paths = new Set([first, ...others].map(({ path }) => path))
      const total = others.reduce((sum, each) => sum + each.bytes, first.bytes)
      return paths.size === 1 + others.length && (others.length === 0 || total <= standingBytes)
    }),
  )
})
