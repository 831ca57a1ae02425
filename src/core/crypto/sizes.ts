import { chunkBytes, nonceBytes, tagBytes } from './payload'

/**
 * Every header for one X25519 recipient: the version line, the stanza's line (`-> X25519 ` and 32 bytes in base64),
 * its body and the MAC (`--- `), 32 bytes each, all with their line feeds.
 */
const headerBytes = 22 + (10 + 43 + 1) + (43 + 1) + (4 + 43 + 1)

/** Length of the age file, for one X25519 recipient, of a content of `plainBytes`. */
export function sealedBytes(plainBytes: number): number {
  const chunks = Math.max(1, Math.ceil(plainBytes / chunkBytes))
  return headerBytes + nonceBytes + plainBytes + chunks * tagBytes
}

/** Length of the content of an age file for one X25519 recipient; null when no such file has that length. */
export function plainBytes(sealed: number): number | null {
  const payload = sealed - headerBytes - nonceBytes
  const plain = payload - Math.ceil(payload / (chunkBytes + tagBytes)) * tagBytes
  return plain >= 0 && sealedBytes(plain) === sealed ? plain : null
}
