import { AgeError } from './age-error'
import { hkdf } from './hkdf'
import { openChaCha, opens, sealChaCha } from './sodium'

/** Bytes of content in each chunk but the last, which may have fewer (c2sp.org/age, "Payload"). */
export const chunkBytes = 65_536
/** What sealing adds to each chunk. */
export const tagBytes = 16
/** Random, new for each file, between the header and the first chunk. */
export const nonceBytes = 16

export interface PayloadSealer {
  /**
   * Seals the next chunk, without an allocation or a copy.
   * @param plain exactly {@link chunkBytes}; the last chunk 1 to that, or 0 when it is the only one
   * @param target exactly `plain.length + tagBytes`; may begin at the same byte as `plain`
   * @throws RangeError for other lengths, or after the last chunk
   */
  readonly sealChunk: (plain: Uint8Array, last: boolean, target: Uint8Array) => void
}

export interface PayloadOpener {
  /**
   * Opens the next chunk. `target` holds nothing of use unless this returns.
   * @param last whether the file ends with this chunk
   * @param target exactly `sealed.length - tagBytes`
   * @throws AgeError `damaged` for anything but this file's chunk of this number, the last where it is the last;
   *   RangeError for a target of another length
   */
  readonly openChunk: (sealed: Uint8Array, last: boolean, target: Uint8Array) => void
}

/**
 * @param fileKey 16 bytes, as in the header
 * @param nonce the payload's {@link nonceBytes}
 * @param firstChunk number of the first chunk to be sealed. Only to continue a file with the very bytes it was begun
 *   with: two different chunks under one key and number give away both.
 */
export function createPayloadSealer(fileKey: Uint8Array, nonce: Uint8Array, firstChunk = 0): PayloadSealer {
  const key = hkdf(fileKey, 'payload', nonce)
  const counter = createCounter(firstChunk)
  return {
    sealChunk: (plain, last, target) => {
      if (!counter.fits(plain.length, last)) throw new RangeError('No such chunk can follow')
      if (target.length !== plain.length + tagBytes)
        throw new RangeError('The target is not of the right length')
      sealChaCha(target, plain, null, null, counter.nonce(last), key)
      counter.advance(last)
    },
  }
}

/** Parameters as in {@link createPayloadSealer}; a chunk may be opened any number of times. */
export function createPayloadOpener(fileKey: Uint8Array, nonce: Uint8Array, firstChunk = 0): PayloadOpener {
  const key = hkdf(fileKey, 'payload', nonce)
  const counter = createCounter(firstChunk)
  return {
    openChunk: (sealed, last, target) => {
      const length = sealed.length - tagBytes
      if (!counter.fits(length, last)) throw new AgeError('damaged', 'The file was cut off or added to')
      if (target.length !== length) throw new RangeError('The target is not of the right length')
      const chunkNonce = counter.nonce(last)
      if (!opens(target, () => openChaCha(target, null, sealed, null, chunkNonce, key))) {
        throw new AgeError('damaged', 'A part of the file was changed, or the file was cut off or added to')
      }
      counter.advance(last)
    },
  }
}

/** Counts chunks, and gives each its nonce: 11 bytes of its number, big-endian, and 1 for the last one, else 0. */
function createCounter(firstChunk: number) {
  if (!Number.isSafeInteger(firstChunk) || firstChunk < 0) throw new RangeError('Not a number of a chunk')
  const nonce = Buffer.alloc(12)
  let chunk = firstChunk
  let isOver = false
  return {
    fits: (length: number, last: boolean) =>
      !isOver && (last ? length <= chunkBytes && length >= (chunk === 0 ? 0 : 1) : length === chunkBytes),
    nonce: (last: boolean) => {
      nonce.writeUInt32BE(Math.floor(chunk / 2 ** 32), 3)
      nonce.writeUInt32BE(chunk % 2 ** 32, 7)
      nonce[11] = last ? 1 : 0
      return nonce
    },
    advance: (last: boolean) => {
      chunk += 1
      isOver = last
    },
  }
}
