import { hkdf } from './hkdf'

/** 32 bytes for one purpose out of a random secret: no key tells anything about the secret or another key. */
export function deriveKey(secret: Uint8Array, purpose: string): Buffer {
  return hkdf(secret, `phonekeep/v1/${purpose}`)
}
