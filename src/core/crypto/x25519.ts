import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto'
import { AgeError } from './age-error'

/** Bytes of a secret, a public key and a shared secret alike. */
export const x25519Bytes = 32

// RFC 8410: the DER of a key is always the same but for its last 32 bytes.
const privateKeyStart = Buffer.from('302e020100300506032b656e04220420', 'hex')
const publicKeyStart = Buffer.from('302a300506032b656e032100', 'hex')

function privateKey(secret: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privateKeyStart, secret]), format: 'der', type: 'pkcs8' })
}

export function publicKeyOf(secret: Uint8Array): Buffer {
  const der = createPublicKey(privateKey(secret)).export({ format: 'der', type: 'spki' })
  return der.subarray(publicKeyStart.length)
}

/**
 * X25519 of RFC 7748.
 * @throws AgeError `damaged` for a point of low order, whose shared secret anyone knows (c2sp.org/age, "X25519")
 */
export function sharedSecret(secret: Uint8Array, point: Uint8Array): Buffer {
  const der = Buffer.concat([publicKeyStart, point])
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' })
  const shared = derive(privateKey(secret), publicKey)
  if (shared.every(byte => byte === 0)) throw new AgeError('damaged', lowOrder)
  return shared
}

const lowOrder = 'The file names a key of low order'

function derive(secret: KeyObject, point: KeyObject): Buffer {
  try {
    return diffieHellman({ privateKey: secret, publicKey: point })
  } catch (error) {
    // OpenSSL and BoringSSL refuse a shared secret of zeros themselves, and both keys are well formed.
    throw new AgeError('damaged', lowOrder, { cause: error })
  }
}
