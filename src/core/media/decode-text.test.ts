import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text'

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from('Grüße 🏖️')],
    ['UTF-8 with its mark', Buffer.from('\ufeffGrüße 🏖️')],
    ['UTF-16', Buffer.from('\ufeffGrüße 🏖️', 'utf16le')],
    ['UTF-16, high byte first', Buffer.from('\ufeffGrüße 🏖️', 'utf16le').swap16()],
  ])('reads %s', (_name, bytes) => {
    expect(decodeText(bytes)).toBe('Grüße 🏖️')
  })

  it('reads what is neither as the Latin letters of old files', () => {
    expect(decodeText(Buffer.from('Gr\xfc\xdfe', 'latin1'))).toBe('Grüße')
  })

  it('leaves out a character that was cut at the end', () => {
    expect(decodeText(Buffer.from('bad é').subarray(0, -1))).toBe('bad ')
  })
})
