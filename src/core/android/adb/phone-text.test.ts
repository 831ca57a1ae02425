import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePhoneText, encodePhoneText, hasRawBytes } from './phone-text'

describe('phone text', () => {
  it('gives any bytes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), bytes => {
        expect([...encodePhoneText(decodePhoneText(bytes))]).toEqual([...bytes])
      }),
    )
  })

  it('gives any bytes back after a trip through JSON', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), bytes => {
        const text = JSON.parse(JSON.stringify(decodePhoneText(bytes))) as string
        expect([...encodePhoneText(text)]).toEqual([...bytes])
      }),
    )
  })

  it('leaves valid UTF-8 as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        fc.pre(text.isWellFormed())
        expect(decodePhoneText(Buffer.from(text))).toBe(text)
        expect(hasRawBytes(text)).toBe(false)
      }),
    )
  })

  it('marks bytes that are not UTF-8', () => {
    const text = decodePhoneText(Buffer.from([0x61, 0xff, 0xc3, 0xa9, 0xc3]))
    expect(text).toBe('a\udcffé\udcc3')
    expect(hasRawBytes(text)).toBe(true)
  })
})
