import { AgeError } from './age-error'
import { columns, versionLine } from './header'
import { scryptType } from './scrypt-stanza'
import { decodeBase64, type Stanza } from './stanza'

interface Header {
  readonly stanzas: readonly Stanza[]
  /** What the MAC is about: everything up to and with `---`. */
  readonly authenticated: Uint8Array
  /** 32 bytes. */
  readonly mac: Uint8Array
}

const macBytes = 32
/** A space, 32 bytes in base64 and a line feed follow the `---`. */
const macTextLength = 1 + 43 + 1
/** VCHAR of RFC 5234. */
const argument = /^[\x21-\x7e]+$/

/**
 * Reads a whole header as strictly as its ABNF (c2sp.org/age): what we would not write the same way is refused.
 * @param bytes from the version line to the line feed after the MAC, as `readHeader` gives it
 * @throws AgeError `damaged`
 */
export function parseHeader(bytes: Buffer): Header {
  // One character a byte: nothing is lost, whatever the bytes are.
  const lines = bytes.toString('latin1').split('\n')
  const rest = lines[Symbol.iterator]()
  const next = () => rest.next().value ?? fail('The header ends too early')
  if (next() !== versionLine) fail('The version line is out of form')
  const stanzas: Stanza[] = []
  let line = next()
  for (; line.startsWith('->'); line = next()) stanzas.push(readStanza(line, next))
  const mac = line.startsWith('--- ') ? decodeBase64(line.slice(4)) : null
  if (mac?.length !== macBytes || next() !== '' || !rest.next().done) fail('The last line is out of form')
  checkTypes(stanzas)
  return { stanzas, mac, authenticated: bytes.subarray(0, bytes.length - macTextLength) }
}

function readStanza(line: string, next: () => string): Stanza {
  const [arrow, type, ...args] = line.split(' ')
  if (arrow !== '->' || type === undefined || ![type, ...args].every(text => argument.test(text))) {
    fail('A stanza begins out of form')
  }
  const body: Uint8Array[] = []
  for (;;) {
    const text = next()
    const bytes = text.length > columns ? null : decodeBase64(text)
    if (!bytes) fail('The body of a stanza is out of form')
    body.push(bytes)
    if (text.length < columns) return { type, args, body: Buffer.concat(body) }
  }
}

function checkTypes(stanzas: readonly Stanza[]): void {
  if (stanzas.length === 0) fail('The header names no recipient')
  // Who made a file under a password knew the password; with another recipient beside it that would not hold.
  if (stanzas.length > 1 && stanzas.some(({ type }) => type === scryptType)) {
    fail('A password must be the only way to the file key')
  }
}

function fail(message: string): never {
  throw new AgeError('damaged', message)
}
