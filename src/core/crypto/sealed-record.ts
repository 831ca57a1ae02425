import { randomBytes } from 'node:crypto'
import { AgeError } from './age-error'
import { opens, openXChaCha, sealXChaCha } from './sodium'

const nonceBytes = 24
const tagBytes = 16

/**
 * A short record under a key of 32 bytes: a random nonce of 24 bytes, the sealed bytes, a tag of 16
 * (XChaCha20-Poly1305). Random nonces of that length do not collide, so one key serves any number of records.
 * @param context what the record is for; it opens with the same one only
 */
export function sealRecord(key: Uint8Array, bytes: Uint8Array, context: string): Buffer {
  const record = Buffer.allocUnsafe(nonceBytes + bytes.length + tagBytes)
  const nonce = randomBytes(nonceBytes)
  nonce.copy(record)
  sealXChaCha(record.subarray(nonceBytes), bytes, Buffer.from(context), null, nonce, key)
  return record
}

/** @throws AgeError `damaged` for another key or context too: the three cannot be told apart */
export function openRecord(key: Uint8Array, record: Uint8Array, context: string): Buffer {
  if (record.length < nonceBytes + tagBytes) throw new AgeError('damaged', 'A sealed record is too short')
  const nonce = record.subarray(0, nonceBytes)
  const sealed = record.subarray(nonceBytes)
  const bytes = Buffer.allocUnsafe(sealed.length - tagBytes)
  if (!opens(bytes, () => openXChaCha(bytes, null, sealed, Buffer.from(context), nonce, key))) {
    throw new AgeError('damaged', 'A sealed record was changed, or is of another key or use')
  }
  return bytes
}
