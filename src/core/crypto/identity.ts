import { bech32 } from '@scure/base'
import { randomBytes } from 'node:crypto'
import { AgeError } from './age-error'
import { publicKeyOf, x25519Bytes } from './x25519'

/** A key pair of age's X25519 type. */
export interface Identity {
  /** 32 bytes: whoever has them reads everything encrypted for `recipient`. */
  readonly secret: Uint8Array
  /** The public half as text: `age1…` */
  readonly recipient: string
}

// HRPs of c2sp.org/age, "The X25519 recipient type", with bech32's separator.
const secretStart = 'AGE-SECRET-KEY-1'
const recipientStart = 'age1'

export function createIdentity(): Identity {
  return identityOf(randomBytes(x25519Bytes))
}

/**
 * Reads a key as `age-keygen` writes it: `#` begins a comment, one line holds the key.
 * @throws AgeError `not-age` without a key, `unsupported` with several or another sort, `damaged` with a mistyped one
 */
export function parseIdentity(text: string): Identity {
  const lines = text.split('\n').map(line => line.trim())
  const keys = lines.filter(line => line !== '' && !line.startsWith('#'))
  const [key] = keys
  if (key === undefined || !key.startsWith('AGE-')) throw new AgeError('not-age', 'There is no age key in it')
  if (keys.length > 1) throw new AgeError('unsupported', 'There is more than one key in it')
  if (!key.startsWith(secretStart)) throw new AgeError('unsupported', 'The key is not of the X25519 type')
  return identityOf(decodeKey(key))
}

/** The one line `AGE-SECRET-KEY-1…`, without a line end. */
export function encodeIdentity({ secret }: Identity): string {
  return bech32.encodeFromBytes('age-secret-key-', secret).toUpperCase()
}

/**
 * @param text `age1…`, as in {@link Identity}
 * @returns the public key, 32 bytes
 * @throws AgeError `not-age` for other text, `damaged` for a mistyped key
 */
export function parseRecipient(text: string): Uint8Array {
  if (!text.startsWith(recipientStart)) throw new AgeError('not-age', 'It is no age recipient')
  return decodeKey(text)
}

function identityOf(secret: Uint8Array): Identity {
  return { secret, recipient: bech32.encodeFromBytes('age', publicKeyOf(secret)) }
}

function decodeKey(text: string): Uint8Array {
  const key = decodeBech32(text)
  if (key.length !== x25519Bytes) throw new AgeError('damaged', 'An age key is not of the right length')
  return key
}

function decodeBech32(text: string): Uint8Array {
  try {
    return bech32.decodeToBytes(text).bytes
  } catch {
    // Without the cause: the library quotes the text in its messages, and that may be a secret key.
    throw new AgeError('damaged', 'An age key is mistyped')
  }
}
