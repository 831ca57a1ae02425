import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decryptWithPassword, encryptWithPassword } from './password'
import { ageErrorOf, decrypt, encrypt, kindOf } from './testing'

const secret = Buffer.from('AGE-SECRET-KEY-…\n')
/** Little work: what is tested is not scrypt. */
const logN = 4
const file = await encryptWithPassword(secret, 'Schlüssel 🔑', logN)

/** The file with its scrypt stanza rewritten. */
function withStanza(pattern: string | RegExp, text: string): Buffer {
  const changed = file.toString('latin1').replace(pattern, text)
  expect(changed).not.toBe(file.toString('latin1'))
  return Buffer.from(changed, 'latin1')
}
/** Which error comes; never for the MAC only, which whoever makes such a file can set right. */
async function open(bytes: Uint8Array) {
  const { kind, message } = await ageErrorOf(() => decryptWithPassword(bytes, 'Schlüssel 🔑'))
  expect(message).not.toBe('The header was changed')
  return kind
}

describe('a password', () => {
  it.each([0, 1, 65536, 200_000])('gives back %d bytes', async size => {
    const bytes = randomBytes(size)
    const sealed = await encryptWithPassword(bytes, 'pw', logN)
    expect((await decryptWithPassword(sealed, 'pw')).equals(bytes)).toBe(true)
  })

  it('counts to the letter, and as it was typed', async () => {
    expect(await decryptWithPassword(file, 'Schlüssel 🔑')).toEqual(secret)
    for (const wrong of ['', 'Schlüssel', 'schlüssel 🔑', 'Schlüssel 🔑 ', 'Schlüssel 🔑'.normalize('NFD')]) {
      expect(await kindOf(() => decryptWithPassword(file, wrong))).toBe('wrong-password')
    }
  })

  it('opens no file that is for a key, nor a key one under a password', async () => {
    const forKey = await encrypt(secret)
    expect(await open(forKey)).toBe('wrong-key')
    expect(await kindOf(() => decrypt(file))).toBe('wrong-key')
  })

  it.each([
    ['unsupported', '21'],
    ['unsupported', '63'],
    ['unsupported', '9'.repeat(400)],
    ['damaged', '04'],
    ['damaged', '+4'],
    ['damaged', '-4'],
    ['damaged', '0x4'],
    ['damaged', '4.0'],
    ['damaged', ''],
    ['damaged', '4 4'],
    // Within the limit, but another key comes of it.
    ['wrong-password', '5'],
  ])('is %s with a work factor of %j, at once', async (kind, work) => {
    expect(await open(withStanza(/ 4\n/, ` ${work}\n`))).toBe(kind)
  })

  it.each([
    ['a salt too short', /scrypt \S+/, 'scrypt AAAA'],
    ['a salt in another base64', /scrypt \S+/, `scrypt ${'A'.repeat(21)}B`],
    ['a second stanza', /(-> scrypt[^-]*)/, '$1$1'],
    ['an unknown stanza beside it', /(-> scrypt[^-]*)/, '$1-> x\n\n'],
  ])('is damaged with %s', async (_, pattern, text) => {
    expect(await open(withStanza(pattern, text))).toBe('damaged')
  })

  it('finds a change in the content, and a file cut off', async () => {
    const changed = Buffer.from(file)
    changed.writeUInt8(changed.readUInt8(file.length - 1) ^ 1, file.length - 1)
    expect(await open(changed)).toBe('damaged')
    for (const end of [0, 10, 60, file.length - 40, file.length - 1]) {
      expect(await open(file.subarray(0, end))).toBe('damaged')
    }
  })

  it('asks for no work that it would refuse', async () => {
    for (const wrong of [0, 21, 1.5, Number.NaN]) {
      await expect(encryptWithPassword(secret, 'pw', wrong)).rejects.toThrow(RangeError)
    }
  })

  it('leaves the event loop free with the work of every day', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const sealed = await encryptWithPassword(secret, 'pw')
    clearInterval(timer)
    expect(sealed.toString('latin1')).toMatch(/-> scrypt \S{22} 17\n/)
    expect(turns).toBeGreaterThan(5)
  })
})
