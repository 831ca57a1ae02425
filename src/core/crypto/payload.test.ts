import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { chunkBytes, createPayloadOpener, createPayloadSealer, nonceBytes, tagBytes } from './payload'
import { contentOf, kindOf } from './testing'

const fileKey = randomBytes(16)
const nonce = randomBytes(nonceBytes)

function seal(plain: Uint8Array, firstChunk = 0): Buffer {
  const sealer = createPayloadSealer(fileKey, nonce, firstChunk)
  const parts: Buffer[] = []
  for (let at = 0; at < plain.length || at === 0; at += chunkBytes) {
    const chunk = plain.subarray(at, at + chunkBytes)
    const target = Buffer.alloc(chunk.length + tagBytes)
    sealer.sealChunk(chunk, at + chunkBytes >= plain.length, target)
    parts.push(target)
  }
  return Buffer.concat(parts)
}

// Node's own cipher on OpenSSL, with a nonce written another way.
const cipherName = 'chacha20-poly1305'
const key = Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32))
const chunkNonce = (chunk: bigint, last: boolean) =>
  Buffer.from(chunk.toString(16).padStart(22, '0') + (last ? '01' : '00'), 'hex')

function sealWithNode(plain: Buffer, chunk: bigint, last: boolean): Buffer {
  const cipher = createCipheriv(cipherName, key, chunkNonce(chunk, last), { authTagLength: tagBytes })
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function openWithNode(sealed: Buffer, chunk: bigint, last: boolean): Buffer {
  const cipher = createDecipheriv(cipherName, key, chunkNonce(chunk, last), { authTagLength: tagBytes })
  cipher.setAuthTag(sealed.subarray(-tagBytes))
  return Buffer.concat([cipher.update(sealed.subarray(0, -tagBytes)), cipher.final()])
}

describe('a payload', () => {
  it.each([1, 2, 3])('continued at chunk %d has the bytes of one made at once', first => {
    const plain = contentOf(3 * chunkBytes + 77)
    const rest = seal(plain.subarray(first * chunkBytes), first)
    expect(rest.equals(seal(plain).subarray(first * (chunkBytes + tagBytes)))).toBe(true)
  })

  it.each([0, 1, 255, 256, 2 ** 32 - 1, 2 ** 32, 2 ** 40 + 3])(
    'numbers chunk %d as the format says',
    number => {
      const sealer = createPayloadSealer(fileKey, nonce, number)
      const target = Buffer.alloc(chunkBytes + tagBytes)
      sealer.sealChunk(contentOf(chunkBytes), false, target)
      expect(openWithNode(target, BigInt(number), false).equals(contentOf(chunkBytes))).toBe(true)
      const end = Buffer.alloc(3 + tagBytes)
      sealer.sealChunk(contentOf(3), true, end)
      expect(openWithNode(end, BigInt(number) + 1n, true)).toEqual(contentOf(3))

      const opener = createPayloadOpener(fileKey, nonce, number)
      opener.openChunk(target, false, Buffer.alloc(chunkBytes))
      const plain = Buffer.alloc(3)
      opener.openChunk(end, true, plain)
      expect(plain).toEqual(contentOf(3))
    },
  )

  it('may be sealed where it lies', () => {
    const target = Buffer.alloc(chunkBytes + tagBytes)
    contentOf(chunkBytes).copy(target)
    createPayloadSealer(fileKey, nonce).sealChunk(target.subarray(0, chunkBytes), true, target)
    expect(target.equals(seal(contentOf(chunkBytes)))).toBe(true)
  })

  it('takes no chunk that the format does not know', () => {
    const sealer = () => createPayloadSealer(fileKey, nonce)
    const target = (length: number) => Buffer.alloc(length + tagBytes)
    expect(() => sealer().sealChunk(contentOf(5), false, target(5))).toThrow(RangeError)
    expect(() => sealer().sealChunk(contentOf(chunkBytes + 1), true, target(chunkBytes + 1))).toThrow(
      RangeError,
    )
    expect(() => sealer().sealChunk(contentOf(5), true, target(6))).toThrow(RangeError)
    expect(() => createPayloadSealer(fileKey, nonce, 1).sealChunk(contentOf(0), true, target(0))).toThrow(
      RangeError,
    )
    expect(() => createPayloadSealer(fileKey, nonce, -1)).toThrow(RangeError)
    const over = sealer()
    over.sealChunk(contentOf(5), true, target(5))
    expect(() => over.sealChunk(contentOf(5), true, target(5))).toThrow(RangeError)
  })

  it('opens in its order only, and leaves nothing false behind', async () => {
    const sealed = seal(contentOf(2 * chunkBytes))
    const second = sealed.subarray(chunkBytes + tagBytes)
    const plain = Buffer.alloc(chunkBytes, 7)
    const open = (last: boolean, firstChunk: number) => () =>
      createPayloadOpener(fileKey, nonce, firstChunk).openChunk(second, last, plain)
    for (const [last, firstChunk] of [
      [true, 0],
      [false, 1],
      [true, 2],
    ] as const) {
      expect(await kindOf(open(last, firstChunk))).toBe('damaged')
      expect(plain.equals(contentOf(2 * chunkBytes).subarray(chunkBytes))).toBe(false)
    }
    open(true, 1)()
    expect(plain.equals(contentOf(2 * chunkBytes).subarray(chunkBytes))).toBe(true)
  })

  it('has no empty last chunk after others, however authentic, and nothing after the last', async () => {
    const opener = createPayloadOpener(fileKey, nonce)
    const sealed = seal(contentOf(chunkBytes + 1)).subarray(0, chunkBytes + tagBytes)
    opener.openChunk(sealed, false, Buffer.alloc(chunkBytes))
    const empty = sealWithNode(Buffer.alloc(0), 1n, true)
    expect(openWithNode(empty, 1n, true)).toHaveLength(0)
    expect(await kindOf(() => opener.openChunk(empty, true, Buffer.alloc(0)))).toBe('damaged')

    const single = createPayloadOpener(fileKey, nonce)
    single.openChunk(seal(contentOf(0)), true, Buffer.alloc(0))
    const second = sealWithNode(contentOf(5), 1n, true)
    expect(await kindOf(() => single.openChunk(second, true, Buffer.alloc(5)))).toBe('damaged')
  })
})
