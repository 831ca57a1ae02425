import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKey } from '../crypto/derive-key'
import type { SealedManifest } from './manifest'

type Signed = Omit<SealedManifest, 'signature'>

/**
 * Anyone can encrypt for a public key. This tells the backups that Phonekeep made from those that somebody else put in
 * their place: HMAC-SHA-256 in hexadecimal, by a key derived from the secret in `key.age`.
 */
export function signManifest(manifest: Signed, secret: Uint8Array): string {
  const { encryption, startedAt, finishedAt, total, index, report } = manifest
  const text = [
    ...[encryption.recipient, startedAt, finishedAt ?? '', total.count, total.bytes],
    ...[index?.file ?? '', index?.sha256 ?? '', report?.file ?? '', report?.sha256 ?? ''],
  ].join('\n')
  return createHmac('sha256', deriveKey(secret, 'manifest')).update(text).digest('hex')
}

export function isSignedBy(manifest: SealedManifest, secret: Uint8Array): boolean {
  const given = Buffer.from(manifest.signature ?? '', 'hex')
  const right = Buffer.from(signManifest(manifest, secret), 'hex')
  return given.length === right.length && timingSafeEqual(given, right)
}
