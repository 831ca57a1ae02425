import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { encodeHeader } from './header'
import { openStream } from './open-stream'
import { maxLogN, scryptStanza, unwrapWithPassword } from './scrypt-stanza'
import { sealStream } from './seal-stream'
import { fileKeyBytes } from './wrap-file-key'

/**
 * 128 MiB and a third of a second with OpenSSL's scrypt, half a second with Electron's BoringSSL: a wrong password is told
 * at once on slow computers too. The age tool's own is 18.
 */
const defaultLogN = 17

/**
 * A small age file under a password. The password counts as it was typed, in UTF-8: no Unicode normalisation, as with
 * the age tool.
 * @param logN scrypt's work, as base-2 logarithm
 * @throws RangeError for a `logN` that {@link decryptWithPassword} would refuse
 */
export async function encryptWithPassword(
  bytes: Uint8Array,
  password: string,
  logN = defaultLogN,
): Promise<Buffer> {
  if (!Number.isInteger(logN) || logN < 1 || logN > maxLogN) throw new RangeError(`logN is 1 to ${maxLogN}`)
  const fileKey = randomBytes(fileKeyBytes)
  const header = encodeHeader(fileKey, await scryptStanza(fileKey, password, logN))
  return await collect(sealStream(Readable.from([bytes]), fileKey, header))
}

/**
 * The content of an age file under a password, once all of it is known to be authentic.
 * @throws AgeError `wrong-password`, `wrong-key` for a file under no password, `not-age`, `damaged`, and `unsupported`
 *   also for more work than 2^20
 */
export async function decryptWithPassword(bytes: Uint8Array, password: string): Promise<Buffer> {
  return await collect(openStream(Readable.from([bytes]), stanzas => unwrapWithPassword(stanzas, password)))
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of pieces) parts.push(part)
  return Buffer.concat(parts)
}
