import { AgeError } from './age-error'
import { multiplyBase, multiplyPoint } from './sodium'

/** Bytes of a secret, a public key and a shared secret alike. */
export const x25519Bytes = 32

export function publicKeyOf(secret: Uint8Array): Buffer {
  const point = Buffer.alloc(x25519Bytes)
  multiplyBase(point, secret)
  return point
}

/**
 * X25519 of RFC 7748.
 * @throws AgeError `damaged` for a point of low order, whose shared secret anyone knows (c2sp.org/age, "X25519")
 */
export function sharedSecret(secret: Uint8Array, point: Uint8Array): Buffer {
  const shared = Buffer.alloc(x25519Bytes)
  try {
    multiplyPoint(shared, secret, point)
  } catch (error) {
    // All that libsodium refuses; the lengths are ours.
    throw new AgeError('damaged', lowOrder, { cause: error })
  }
  if (shared.every(byte => byte === 0)) throw new AgeError('damaged', lowOrder)
  return shared
}

const lowOrder = 'The file names a key of low order'
