import { createHmac, timingSafeEqual } from 'node:crypto'
import { AgeError } from './age-error'
import { hkdf } from './hkdf'
import { encodeBase64, type Stanza } from './stanza'
import { x25519Stanza } from './x25519-stanza'

export const versionLine = 'age-encryption.org/v1'
export const columns = 64

/**
 * The whole header of a file for one recipient, up to and with its last line feed; the nonce and the payload follow.
 * @param fileKey 16 random bytes, new for each file
 * @param recipient 32 bytes, from `parseRecipient`
 * @throws AgeError `damaged` for a recipient of low order
 */
export function writeHeader(fileKey: Uint8Array, recipient: Uint8Array): Buffer {
  return encodeHeader(fileKey, x25519Stanza(fileKey, recipient))
}

export function encodeHeader(fileKey: Uint8Array, { type, args, body }: Stanza): Buffer {
  const text = encodeBase64(body)
  const lines: string[] = []
  // A last line shorter than the others ends the body: an empty one when the text fills its lines.
  for (let at = 0; at <= text.length; at += columns) lines.push(text.slice(at, at + columns))
  const start = [versionLine, ['->', type, ...args].join(' '), ...lines, '---'].join('\n')
  return Buffer.from(`${start} ${encodeBase64(headerMac(fileKey, Buffer.from(start)))}\n`)
}

/**
 * @param authenticated the header up to and with its `---`
 * @throws AgeError `damaged`
 */
export function checkHeaderMac(fileKey: Uint8Array, authenticated: Uint8Array, mac: Uint8Array): void {
  if (!timingSafeEqual(headerMac(fileKey, authenticated), mac)) {
    throw new AgeError('damaged', 'The header was changed')
  }
}

function headerMac(fileKey: Uint8Array, authenticated: Uint8Array): Buffer {
  return createHmac('sha256', hkdf(fileKey, 'header')).update(authenticated).digest()
}
