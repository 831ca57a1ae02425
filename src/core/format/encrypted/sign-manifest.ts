import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKey } from '../../crypto/derive-key'
import type { EncryptedManifest } from '../manifest'

type Signed = Omit<EncryptedManifest, 'signature' | 'signature2'>

/** Which of the two signatures are there and right: of everything, of the contents only, none at all, or a wrong one. */
export type SignatureState = 'manifest' | 'contents' | 'none' | 'wrong'

/**
 * Anyone can encrypt for a public key. This tells the backups that Phonekeep made from those that somebody else put in
 * their place: HMAC-SHA-256 in hexadecimal, by a key derived from the secret in `key.age`. Version 0.1 knows this one
 * alone, so it stays what it is, byte for byte.
 */
export function signContents(manifest: Signed, secret: Uint8Array): string {
  const { encryption, startedAt, finishedAt, total, index, report } = manifest
  const text = [
    ...[encryption.recipient, startedAt, finishedAt ?? '', total.count, total.bytes],
    ...[index?.file ?? '', index?.sha256 ?? '', report?.file ?? '', report?.sha256 ?? ''],
  ].join('\n')
  return createHmac('sha256', deriveKey(secret, 'manifest')).update(text).digest('hex')
}

/** The second signature: of all that the manifest says, its state and its name too (docs/backup-format.md). */
export function signManifest(manifest: Signed, secret: Uint8Array): string {
  const { format, version, state, stopped, name, createdBy, startedAt, finishedAt } = manifest
  const { total, encryption, index, report, own } = manifest
  const values = [
    ...[format, version, state, stopped, name, createdBy, startedAt, finishedAt],
    ...[total.count, total.bytes, encryption.scheme, encryption.recipient],
    ...[index?.file, index?.sha256, report?.file, report?.sha256],
    // Since version 2: what is signed of version 1 stays as it is, byte for byte.
    ...(version === 1 ? [] : [own?.map(({ file, sha256 }) => [file, sha256])]),
  ]
  const text = JSON.stringify(values.map(value => value ?? null))
  return createHmac('sha256', deriveKey(secret, 'manifest2')).update(text).digest('hex')
}

/** @param secret of the key that the manifest names */
export function checkSignatures(manifest: EncryptedManifest, secret: Uint8Array): SignatureState {
  const { signature, signature2 } = manifest
  if (signature !== undefined && !isEqual(signature, signContents(manifest, secret))) return 'wrong'
  if (signature2 !== undefined)
    return isEqual(signature2, signManifest(manifest, secret)) ? 'manifest' : 'wrong'
  return signature === undefined ? 'none' : 'contents'
}

function isEqual(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given, 'hex'), Buffer.from(right, 'hex')]
  return one.length === other.length && timingSafeEqual(one, other)
}
