import { randomBytes } from 'node:crypto'
import { AgeError } from './age-error'
import { hkdf } from './hkdf'
import type { Identity } from './identity'
import { decodeBase64, encodeBase64, type Stanza } from './stanza'
import { unwrapFileKey, wrapFileKey, wrappedBytes } from './wrap-file-key'
import { publicKeyOf, sharedSecret, x25519Bytes } from './x25519'

const type = 'X25519'
const info = 'age-encryption.org/v1/X25519'

/** @throws AgeError `damaged` for a recipient of low order */
export function x25519Stanza(fileKey: Uint8Array, recipient: Uint8Array): Stanza {
  const ephemeral = randomBytes(x25519Bytes)
  const share = publicKeyOf(ephemeral)
  const wrapKey = hkdf(sharedSecret(ephemeral, recipient), info, Buffer.concat([share, recipient]))
  return { type, args: [encodeBase64(share)], body: wrapFileKey(wrapKey, fileKey) }
}

/**
 * The file key out of the first stanza that `identity` opens; stanzas of other types are passed over.
 * @throws AgeError `wrong-key` when none is for this identity, `damaged` for an X25519 stanza out of form
 */
export function unwrapWithIdentity(stanzas: readonly Stanza[], { secret }: Identity): Buffer {
  const recipient = publicKeyOf(secret)
  for (const stanza of stanzas) {
    if (stanza.type !== type) continue
    const share = readShare(stanza)
    const wrapKey = hkdf(sharedSecret(secret, share), info, Buffer.concat([share, recipient]))
    const fileKey = unwrapFileKey(wrapKey, stanza.body)
    if (fileKey) return fileKey
  }
  throw new AgeError('wrong-key', 'The file is encrypted for another key')
}

function readShare({ args, body }: Stanza): Uint8Array {
  const [text, ...more] = args
  const share = text === undefined ? null : decodeBase64(text)
  // A body of one exact length: with any other, one file could open under several keys (c2sp.org/age).
  if (more.length > 0 || share?.length !== x25519Bytes || body.length !== wrappedBytes) {
    throw new AgeError('damaged', 'An X25519 stanza is out of form')
  }
  return share
}
