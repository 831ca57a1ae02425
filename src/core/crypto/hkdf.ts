import { hkdfSync } from 'node:crypto'

const noSalt = new Uint8Array(0)

/** 32 bytes of HKDF-SHA-256 (RFC 5869), the only use age makes of it. */
export function hkdf(secret: Uint8Array, info: string, salt: Uint8Array = noSalt): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, 32))
}
