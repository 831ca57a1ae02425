import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { encodeHeader, writeHeader } from './header'
import { decryptStream } from './decrypt-stream'
import { createIdentity, encodeIdentity, parseIdentity, parseRecipient } from './identity'
import { parseHeader } from './parse-header'
import { sealedBytes } from './sizes'
import { encodeBase64 } from './stanza'
import { ageErrorOf, collect, contentOf, decrypt, encrypt, identity, kindOf } from './testing'
import { x25519Stanza } from './x25519-stanza'

const fileKey = randomBytes(16)
const recipient = parseRecipient(identity.recipient)
const file = await encrypt(contentOf(20))
const header = file.toString('latin1', 0, sealedBytes(0) - 32)
const lines = header.split('\n')

/** The file with its header rewritten by `change`. */
function withHeader(change: (text: string) => string): Buffer {
  const changed = change(header)
  expect(changed).not.toBe(header)
  return Buffer.concat([Buffer.from(changed, 'latin1'), file.subarray(header.length)])
}

describe('a header', () => {
  it('is the four lines of the format', () => {
    const base64 = '[A-Za-z0-9+/]{43}'
    const written = writeHeader(fileKey, recipient).toString('latin1')
    expect(written).toMatch(
      new RegExp(`^age-encryption.org/v1\n-> X25519 ${base64}\n${base64}\n--- ${base64}\n$`),
    )
  })

  it.each([0, 1, 47, 48, 49, 96, 100])(
    'wraps a body of %d bytes at 64 columns, and ends it on a short line',
    length => {
      const stanza = { type: 'example.com/x', args: ['1', '~!'], body: randomBytes(length) }
      const written = encodeHeader(fileKey, stanza)
      expect(parseHeader(written).stanzas).toEqual([{ ...stanza, body: Buffer.from(stanza.body) }])
      const body = written.toString().split('\n').slice(2, -2)
      expect(body.map(line => line.length < 64)).toEqual(body.map((_, at) => at === body.length - 1))
    },
  )

  it.each([
    ['a carriage return', (text: string) => text.replaceAll('\n', '\r\n')],
    ['padding', (text: string) => text.replace(lines[2] ?? '', `${lines[2]}=`)],
    ['two spaces', (text: string) => text.replace('-> X25519', '->  X25519')],
    ['a space at an end', (text: string) => text.replace(lines[1] ?? '', `${lines[1]} `)],
    ['another argument', (text: string) => text.replace(lines[1] ?? '', `${lines[1]} more`)],
    ['no arguments', (text: string) => text.replace(lines[1] ?? '', '->')],
    ['a letter beyond ASCII', (text: string) => text.replace('X25519', 'X2551\u00e9')],
    ['an empty line', (text: string) => text.replace('---', '\n---')],
    ['no stanza', (text: string) => `${lines[0]}\n${text.slice(text.indexOf('---'))}`],
    ['no body', (text: string) => text.replace(`${lines[2]}\n`, '')],
    ['a longer body', (text: string) => text.replace(lines[2] ?? '', encodeBase64(randomBytes(33)))],
    [
      'a body of two lines',
      (text: string) => text.replace(lines[2] ?? '', `${encodeBase64(randomBytes(48))}\n`),
    ],
    ['a line of 68 columns', (text: string) => text.replace('\n', `\n-> x\n${'A'.repeat(68)}\n\n`)],
    ['a shorter MAC', (text: string) => text.replace(lines[3] ?? '', `--- ${encodeBase64(randomBytes(31))}`)],
    ['no MAC', (text: string) => text.replace(lines[3] ?? '', '---')],
    [
      'a password too',
      (text: string) => text.replace('\n', `\n-> scrypt ${encodeBase64(randomBytes(16))} 10\n${lines[2]}\n`),
    ],
    [
      'a point of low order',
      (text: string) => text.replace(/X25519 .*/, `X25519 ${encodeBase64(Buffer.alloc(32))}`),
    ],
  ])('with %s is refused', async (_, change) => {
    const { kind, message } = await ageErrorOf(() => decrypt(withHeader(change)))
    expect(kind).toBe('damaged')
    // Not for its MAC only, which whoever makes such a file can set right.
    expect(message).not.toBe('The header was changed')
  })

  it.each([
    ['text', 'not-age', 'Dear diary\n'],
    ['another version', 'unsupported', 'age-encryption.org/v2\n-> X25519 x\n'],
    ['ASCII armor', 'unsupported', '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n'],
    ['nothing', 'damaged', ''],
  ])('that is %s is called so: %s', async (_, kind, text) => {
    expect(await kindOf(() => decrypt(Buffer.from(text)))).toBe(kind)
  })

  it('may hold stanzas of types that we do not know', async () => {
    const other = { type: 'x-grease', args: ['abc'], body: randomBytes(100) }
    const grease = encodeHeader(fileKey, other).toString('latin1').split('\n').slice(1, -2).join('\n')
    // The MAC is then another one, so the stanza is found and opened before that is told.
    expect(await kindOf(() => decrypt(withHeader(text => text.replace('\n', `\n${grease}\n`))))).toBe(
      'damaged',
    )
    expect(
      parseHeader(Buffer.from(`${lines[0]}\n${grease}\n${lines.slice(1).join('\n')}`)).stanzas,
    ).toHaveLength(2)
  })

  it('is refused before it fills the memory', async () => {
    let given = 0
    const endless = (text: string) =>
      (async function* () {
        yield Buffer.from('age-encryption.org/v1\n')
        for (;;) {
          given += text.length
          yield await Promise.resolve(Buffer.from(text))
        }
      })()
    for (const text of ['A'.repeat(50), `-> X25519 A\n${'A'.repeat(43)}\n`, '\n', '-'.repeat(9000)]) {
      given = 0
      expect(await kindOf(() => collect(decryptStream(endless(text), identity)))).toMatch(
        /unsupported|damaged/,
      )
      expect(given).toBeLessThan(100_000)
    }
    const noLine = (async function* () {
      for (;;) yield await Promise.resolve(Buffer.alloc(100, 'age-encryption.org/'))
    })()
    expect(await kindOf(() => collect(decryptStream(noLine, identity)))).toBe('unsupported')
  })

  it('is written for no key of low order', async () => {
    // Of order 1, 2 and 8 (RFC 7748, section 6.1; Bernstein's list).
    const points = ['00', '01', 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800']
    for (const point of points) {
      const key = Buffer.from(point.padEnd(64, '0'), 'hex')
      expect(await kindOf(() => x25519Stanza(fileKey, key))).toBe('damaged')
    }
  })
})

describe('an identity', () => {
  // The example of c2sp.org/age, "The X25519 recipient type".
  const secret = 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX'
  const example = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj'

  it('is the one of the specification', () => {
    const known = parseIdentity(secret)
    expect(known.recipient).toBe(example)
    expect(Buffer.from(known.secret)).toEqual(Buffer.alloc(32, 0x42))
    expect(encodeIdentity(known)).toBe(secret)
  })

  it('is read from a file with comments, and written back the same', () => {
    const made = createIdentity()
    const text = `# created: today\r\n# public key: ${made.recipient}\r\n\r\n  ${encodeIdentity(made)}\r\n`
    expect(encodeIdentity(parseIdentity(text))).toBe(encodeIdentity(made))
    expect(parseIdentity(text).recipient).toBe(made.recipient)
  })

  it.each([
    ['not-age', '# nothing\n'],
    ['not-age', 'hunter2'],
    ['not-age', secret.toLowerCase()],
    ['not-age', example],
    ['damaged', secret.replace('Q4EGAEX', 'Q4EGAEZ')],
    ['damaged', secret.slice(0, -1)],
    ['damaged', secret.replace('GFP', 'gfp')],
    ['unsupported', `${secret}\n${secret}`],
    ['unsupported', 'AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR'],
  ])('is %s in %j', async (kind, text) => {
    expect(await kindOf(() => parseIdentity(text))).toBe(kind)
  })

  it('never shows a mistyped secret in an error', () => {
    const mistyped = secret.replace('Q4EGAEX', 'Q4EGAEZ')
    const said = () => {
      try {
        parseIdentity(mistyped)
        return ''
      } catch (error) {
        return JSON.stringify(error, Object.getOwnPropertyNames(error))
      }
    }
    expect(said()).toContain('mistyped')
    expect(said()).not.toMatch(/GFPYYSJZ/i)
  })

  it.each([
    ['not-age', secret],
    ['not-age', example.toUpperCase()],
    ['damaged', example.replace('jwj', 'jwk')],
    ['damaged', 'age1pq1x34nzsv'],
  ])('has no recipient: %s in %j', async (kind, text) => {
    expect(await kindOf(() => parseRecipient(text))).toBe(kind)
  })
})
