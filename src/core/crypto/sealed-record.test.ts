import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveKey } from './derive-key'
import { openRecord, sealRecord } from './sealed-record'
import { openXChaCha } from './sodium'
import { kindOf } from './testing'

const key = randomBytes(32)
const bytesOf = fc.uint8Array({ maxLength: 500 })

describe('a sealed record', () => {
  it('gives back its bytes to the same key and context only', async () => {
    const trip = async (bytes: Uint8Array, context: string) => {
      const record = sealRecord(key, bytes, context)
      expect(record.length).toBe(24 + bytes.length + 16)
      expect(openRecord(key, record, context).equals(bytes)).toBe(true)
      expect(await kindOf(() => openRecord(key, record, `${context}.`))).toBe('damaged')
      expect(await kindOf(() => openRecord(randomBytes(32), record, context))).toBe('damaged')
    }
    await fc.assert(fc.asyncProperty(bytesOf, fc.string({ unit: 'grapheme' }), trip))
  })

  it('shows any change, and is another one each time', async () => {
    const record = sealRecord(key, Buffer.from('42 photos'), 'line')
    for (let at = 0; at < record.length; at++) {
      const changed = Buffer.from(record)
      changed.writeUInt8(changed.readUInt8(at) ^ 0x10, at)
      expect(await kindOf(() => openRecord(key, changed, 'line'))).toBe('damaged')
      expect(await kindOf(() => openRecord(key, record.subarray(0, at), 'line'))).toBe('damaged')
    }
    expect(sealRecord(key, Buffer.from('42 photos'), 'line').equals(record)).toBe(false)
  })

  it('opens the test vector of the cipher', () => {
    // draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    const plain = Buffer.from(
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
    )
    const sealed = Buffer.from(
      'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39' +
        'ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9' +
        '21f9664c97637da9768812f615c68b13b52e' +
        'c0875924c1c7987947deafd8780acf49',
      'hex',
    )
    const nonce = Buffer.from('404142434445464748494a4b4c4d4e4f5051525354555657', 'hex')
    const vectorKey = Buffer.from('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f', 'hex')
    const context = Buffer.from('50515253c0c1c2c3c4c5c6c7', 'hex')
    const opened = Buffer.alloc(plain.length)
    expect(openXChaCha(opened, null, sealed, context, nonce, vectorKey)).toBe(plain.length)
    expect(opened.toString()).toBe(plain.toString())
  })
})

describe('a derived key', () => {
  it('is the same for the same purpose, and another for another purpose or secret', () => {
    const keys = [
      deriveKey(key, 'journal'),
      deriveKey(key, 'part'),
      deriveKey(randomBytes(32), 'journal'),
      key,
    ]
    expect(new Set(keys.map(each => each.toString('hex'))).size).toBe(4)
    expect(deriveKey(key, 'journal')).toEqual(keys[0])
    expect(keys[0]).toHaveLength(32)
  })

  it('stays what it was when older backups were written', () => {
    expect(deriveKey(Buffer.alloc(32, 1), 'journal').toString('hex')).toMatchInlineSnapshot(
      `"9d6df2f7040418eb55c6fa32c0911d011c738e7f78b3d65f58fce04f858db24e"`,
    )
  })
})
