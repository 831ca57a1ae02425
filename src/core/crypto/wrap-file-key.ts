import { openChaCha, opens, sealChaCha } from './sodium'

/** A new file key for every file (c2sp.org/age, "File key"). */
export const fileKeyBytes = 16
export const wrappedBytes = fileKeyBytes + 16

/** Each wrap key is used once, so age has no nonce there. */
const zeroNonce = Buffer.alloc(12)

export function wrapFileKey(wrapKey: Uint8Array, fileKey: Uint8Array): Buffer {
  const wrapped = Buffer.alloc(wrappedBytes)
  sealChaCha(wrapped, fileKey, null, null, zeroNonce, wrapKey)
  return wrapped
}

/** @param wrapped exactly {@link wrappedBytes}. @returns null when it is under another key */
export function unwrapFileKey(wrapKey: Uint8Array, wrapped: Uint8Array): Buffer | null {
  const fileKey = Buffer.alloc(fileKeyBytes)
  return opens(fileKey, () => openChaCha(fileKey, null, wrapped, null, zeroNonce, wrapKey)) ? fileKey : null
}
