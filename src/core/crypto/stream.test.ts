import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decryptStream } from './decrypt-stream'
import { encryptStream } from './encrypt-stream'
import { createIdentity, parseRecipient } from './identity'
import { chunkBytes, nonceBytes, tagBytes } from './payload'
import { plainBytes, sealedBytes } from './sizes'
import { boundarySizes, collect, contentOf, decrypt, encrypt, identity, kindOf, piecesOf } from './testing'

const recipient = parseRecipient(identity.recipient)
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 })
const sealedChunk = chunkBytes + tagBytes

describe('round trip', () => {
  it.each(boundarySizes)('gives back %d bytes, whatever pieces they come in', async size => {
    const plain = contentOf(size)
    const trip = async (before: number[], after: number[]) => {
      const file = await collect(encryptStream(piecesOf(plain, before), recipient))
      expect(file.length).toBe(sealedBytes(size))
      const opened = await collect(decryptStream(piecesOf(file, after), identity))
      expect(opened.equals(plain)).toBe(true)
    }
    await fc.assert(fc.asyncProperty(cuts, cuts, trip), { numRuns: 25 })
  })

  it('takes a byte at a time', async () => {
    const file = await encrypt(contentOf(300))
    const bytes = (async function* () {
      for (const byte of file) yield await Promise.resolve(Buffer.of(byte))
    })()
    expect(await collect(decryptStream(bytes, identity))).toEqual(contentOf(300))
  })

  it('makes another file each time', async () => {
    const [first, second] = [await encrypt(contentOf(50)), await encrypt(contentOf(50))]
    expect(first.subarray(-66).equals(second.subarray(-66))).toBe(false)
  })

  it('tells a source that fails by its own error, and one no longer wanted that it may end', async () => {
    const lost = new Error('unplugged')
    const failing = (async function* () {
      yield await Promise.resolve(contentOf(70_000))
      throw lost
    })()
    await expect(collect(encryptStream(failing, recipient))).rejects.toBe(lost)

    let ended = false
    const endless = (async function* () {
      try {
        for (;;) yield await Promise.resolve(contentOf(70_000))
      } finally {
        ended = true
      }
    })()
    const file = encryptStream(endless, recipient)
    await file.next()
    await file.next()
    expect(ended).toBe(false)
    await file.return(undefined)
    expect(ended).toBe(true)
  })
})

describe('a file that is not as it was', () => {
  it('is refused with any bit changed, and nothing false is given out', async () => {
    const plain = contentOf(2 * chunkBytes + 100)
    const file = await encrypt(plain)
    const nonceAt = sealedBytes(0) - tagBytes - nonceBytes
    const position = fc.oneof(
      fc.integer({ min: 0, max: nonceAt + nonceBytes + 40 }),
      fc.integer({ min: 0, max: file.length - 1 }),
      fc.integer({ min: file.length - 120, max: file.length - 1 }),
    )
    const flip = async (at: number, bit: number) => {
      const changed = Buffer.from(file)
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at)
      const given: Buffer[] = []
      const read = async () => {
        for await (const piece of decryptStream(piecesOf(changed), identity)) given.push(piece)
      }
      const kind = await kindOf(read)
      // Within the body of the stanza no one can tell a change from another key.
      expect(['damaged', 'wrong-key', 'unsupported', 'not-age']).toContain(kind)
      if (at >= nonceAt) expect(kind).toBe('damaged')
      const start = Buffer.concat(given)
      expect(start.equals(plain.subarray(0, start.length))).toBe(true)
      expect(start.length).toBeLessThanOrEqual(Math.max(0, at - nonceAt))
    }
    await fc.assert(fc.asyncProperty(position, fc.integer({ min: 0, max: 7 }), flip), { numRuns: 250 })
  })

  it.each([0, 100, chunkBytes, 2 * chunkBytes])('of %d bytes is refused cut off anywhere', async size => {
    const file = await encrypt(contentOf(size))
    const length = fc.oneof(
      fc.integer({ min: 0, max: sealedBytes(0) - 1 }),
      fc.integer({ min: 0, max: file.length - 1 }),
      // What would be a file of whole chunks.
      fc
        .integer({ min: 0, max: Math.floor(Math.max(0, size - 1) / chunkBytes) })
        .map(n => sealedBytes(0) - 16 + n * sealedChunk),
    )
    const cut = async (end: number) => {
      expect(await kindOf(() => decrypt(file.subarray(0, end)))).toBe('damaged')
    }
    await fc.assert(fc.asyncProperty(length, cut), { numRuns: 100 })
  })

  it('is refused with chunks swapped, doubled or left out', async () => {
    const file = await encrypt(contentOf(3 * chunkBytes + 5))
    const start = sealedBytes(0) - tagBytes
    const chunk = (n: number) => file.subarray(start + n * sealedChunk, start + (n + 1) * sealedChunk)
    const orders = [
      [1, 0, 2, 3],
      [0, 2, 1, 3],
      [0, 1, 3, 2],
      [0, 0, 1, 2, 3],
      [0, 1, 3],
      [1, 2, 3],
      [0, 1, 2, 3, 3],
      [3],
    ]
    for (const order of orders) {
      const changed = Buffer.concat([file.subarray(0, start), ...order.map(chunk)])
      expect(await kindOf(() => decrypt(changed))).toBe('damaged')
    }
    const same = Buffer.concat([file.subarray(0, start), ...[0, 1, 2, 3].map(chunk)])
    expect((await decrypt(same)).length).toBe(3 * chunkBytes + 5)
  })

  it.each(boundarySizes)('of %d bytes is refused with bytes after its end', async size => {
    const file = await encrypt(contentOf(size))
    for (const more of [1, tagBytes, sealedChunk]) {
      expect(await kindOf(() => decrypt(Buffer.concat([file, Buffer.alloc(more)])))).toBe('damaged')
    }
    expect(await kindOf(() => decrypt(Buffer.concat([file, file])))).toBe('damaged')
  })

  it('is refused with the content of another file for the same key', async () => {
    const [one, other] = [await encrypt(contentOf(99)), await encrypt(contentOf(99))]
    const headerEnd = sealedBytes(0) - tagBytes - nonceBytes
    const mixed = Buffer.concat([one.subarray(0, headerEnd), other.subarray(headerEnd)])
    expect(await kindOf(() => decrypt(mixed))).toBe('damaged')
  })

  it('says when it is for another key', async () => {
    const file = await encrypt(contentOf(10))
    expect(await kindOf(() => decrypt(file, createIdentity()))).toBe('wrong-key')
  })
})

describe('sizes', () => {
  it('are each other’s inverse', () => {
    const size = fc.oneof(
      fc.integer({ min: 0, max: 3 * chunkBytes }),
      fc.maxSafeInteger().map(n => Math.abs(n) % 2 ** 50),
    )
    fc.assert(fc.property(size, plain => plainBytes(sealedBytes(plain)) === plain))
  })

  it('refuse what no file can have', () => {
    const possible = new Set([0, 1, 2, chunkBytes - 1, chunkBytes, chunkBytes + 1].map(sealedBytes))
    const around = [
      0,
      183,
      199,
      200,
      201,
      sealedBytes(chunkBytes),
      sealedBytes(chunkBytes) + 1,
      sealedBytes(chunkBytes) + 16,
      sealedBytes(chunkBytes) + 17,
    ]
    for (const sealed of around)
      expect(plainBytes(sealed) !== null, String(sealed)).toBe(possible.has(sealed))
  })
})
