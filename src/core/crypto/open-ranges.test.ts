import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIdentity } from './identity'
import { openRanges, type RandomSource } from './open-ranges'
import { chunkBytes, nonceBytes, tagBytes } from './payload'
import { sealedBytes } from './sizes'
import { ageErrorOf, boundarySizes, collect, contentOf, encrypt, identity, kindOf } from './testing'

const files = new Map<number, Buffer>()
for (const size of boundarySizes) files.set(size, await encrypt(contentOf(size)))
const fileOf = (size: number): Buffer => files.get(size) ?? Buffer.alloc(0)
const headerBytes = sealedBytes(0) - nonceBytes - tagBytes
const sealedChunk = chunkBytes + tagBytes

/** A file in memory, which notes what was read of it. */
function sourceOf(file: Buffer) {
  const reads: (readonly [from: number, to: number])[] = []
  const source: RandomSource = {
    bytes: file.length,
    read: (target, position) => {
      const length = file.copy(target, 0, position)
      reads.push([position, position + length])
      return Promise.resolve(length)
    },
  }
  return { source, reads }
}

const openFile = (file: Buffer) => openRanges(sourceOf(file).source, identity)
const flipped = (file: Buffer, at: number): Buffer => {
  const copy = Buffer.from(file)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

describe('any part of a file', () => {
  it.each(boundarySizes)('of %i bytes is the same part of its content', async size => {
    const opened = await openFile(fileOf(size))
    expect(opened.bytes).toBe(size)
    const edges = [0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, size - 1, size]
    const wanted = [...new Set(edges)].filter(at => at >= 0 && at <= size)
    for (const start of wanted)
      for (const end of wanted.filter(one => one >= start))
        expect((await collect(opened.read(start, end))).equals(contentOf(size).subarray(start, end))).toBe(
          true,
        )
  })

  it('is so from anywhere to anywhere', async () => {
    const size = 5 * chunkBytes + 7
    const opened = await openFile(fileOf(size))
    const at = fc.integer({ min: 0, max: size })
    await fc.assert(
      fc.asyncProperty(at, at, async (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        expect((await collect(opened.read(start, end))).equals(contentOf(size).subarray(start, end))).toBe(
          true,
        )
      }),
      { numRuns: 60 },
    )
  })

  it('is read without the rest', async () => {
    const { source, reads } = sourceOf(fileOf(5 * chunkBytes + 7))
    const opened = await openRanges(source, identity)
    reads.length = 0
    await collect(opened.read(3 * chunkBytes + 10, 3 * chunkBytes + 20))
    const start = headerBytes + nonceBytes + 3 * sealedChunk
    expect(reads).toEqual([[start, start + sealedChunk]])
  })

  it('is never what is not in the file', async () => {
    const opened = await openFile(fileOf(chunkBytes))
    for (const [start, end] of [
      [0, chunkBytes + 1],
      [-1, 5],
      [7, 6],
      [NaN, 5],
    ] as const)
      await expect(collect(opened.read(start, end))).rejects.toThrow(RangeError)
  })
})

describe('a file that was changed', () => {
  const size = 5 * chunkBytes + 7
  const payload = headerBytes + nonceBytes

  it('gives out nothing of a chunk that was, and the chunks before it', async () => {
    for (const chunk of [0, 2, 4]) {
      const opened = await openFile(flipped(fileOf(size), payload + chunk * sealedChunk + 5))
      const given: Buffer[] = []
      const reading = (async () => {
        for await (const piece of opened.read(0, size)) given.push(piece)
      })()
      expect(await kindOf(() => reading)).toBe('damaged')
      expect(Buffer.concat(given).equals(contentOf(chunk * chunkBytes))).toBe(true)
      expect(await kindOf(() => collect(opened.read(chunk * chunkBytes + 3, chunk * chunkBytes + 4)))).toBe(
        'damaged',
      )
    }
  })

  it('does not open where its header, its nonce or its end was', async () => {
    const file = fileOf(size)
    for (const at of [headerBytes - 5, headerBytes + 3, file.length - 1])
      expect(await kindOf(() => openFile(flipped(file, at))), `at ${at}`).toBe('damaged')
  })

  it('does not open when it was cut off anywhere, between two chunks too, or added to', async () => {
    const file = fileOf(size)
    const between = Array.from({ length: 6 }, (_, chunk) => payload + chunk * sealedChunk)
    const cuts = [
      ...between,
      ...between.map(at => at + 1),
      ...between.map(at => at + tagBytes),
      headerBytes,
      20,
      0,
    ]
    for (const length of cuts.filter(cut => cut < file.length))
      expect(await kindOf(() => openFile(file.subarray(0, length))), `${length} bytes`).toBe('damaged')
    expect(await kindOf(() => openFile(Buffer.concat([file, Buffer.alloc(1)])))).toBe('damaged')
  })

  it('gives out no chunk in the place of another', async () => {
    const file = Buffer.from(fileOf(size))
    const first = Buffer.from(file.subarray(payload, payload + sealedChunk))
    file.copyWithin(payload, payload + sealedChunk, payload + 2 * sealedChunk)
    first.copy(file, payload + sealedChunk)
    const opened = await openFile(file)
    expect(await kindOf(() => collect(opened.read(0, 1)))).toBe('damaged')
    expect(await kindOf(() => collect(opened.read(chunkBytes, chunkBytes + 1)))).toBe('damaged')
  })

  it('is not opened by another key', async () => {
    const error = await ageErrorOf(() => openRanges(sourceOf(fileOf(1)).source, createIdentity()))
    expect(error.kind).toBe('wrong-key')
  })

  it('that shrinks while it is read is an error', async () => {
    const file = fileOf(size)
    const { source } = sourceOf(file)
    let end = file.length
    const opened = await openRanges(
      {
        bytes: file.length,
        read: async (target, position) =>
          Math.min(await source.read(target, position), Math.max(0, end - position)),
      },
      identity,
    )
    end = payload + sealedChunk
    expect(await kindOf(() => collect(opened.read(0, size)))).toBe('damaged')
  })
})
