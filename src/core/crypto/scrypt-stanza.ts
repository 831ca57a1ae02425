import { randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { AgeError } from './age-error'
import { decodeBase64, encodeBase64, type Stanza } from './stanza'
import { unwrapFileKey, wrapFileKey, wrappedBytes } from './wrap-file-key'

/** @types/node knows no promisified form with options. */
const runScrypt = promisify<string, Uint8Array, number, object, Buffer>(scrypt)

export const scryptType = 'scrypt'
const saltBytes = 16
const saltStart = Buffer.from('age-encryption.org/v1/scrypt')

/** The most work a file may ask of us: 2^20 takes 1 GiB of memory and some seconds. */
export const maxLogN = 20

/** @param logN base-2 logarithm of scrypt's N, 1 to {@link maxLogN} */
export async function scryptStanza(fileKey: Uint8Array, password: string, logN: number): Promise<Stanza> {
  const salt = randomBytes(saltBytes)
  const wrapKey = await wrapKeyOf(password, salt, logN)
  return { type: scryptType, args: [encodeBase64(salt), String(logN)], body: wrapFileKey(wrapKey, fileKey) }
}

/** @throws AgeError `wrong-password`, `wrong-key` for a file under no password, `damaged`, `unsupported` */
export async function unwrapWithPassword(stanzas: readonly Stanza[], password: string): Promise<Buffer> {
  const stanza = stanzas.find(({ type }) => type === scryptType)
  if (!stanza) throw new AgeError('wrong-key', 'The file is encrypted for a key, not under a password')
  const { salt, logN } = readParameters(stanza)
  const fileKey = unwrapFileKey(await wrapKeyOf(password, salt, logN), stanza.body)
  if (!fileKey) throw new AgeError('wrong-password', 'The password is another one')
  return fileKey
}

function readParameters({ args, body }: Stanza) {
  const [saltText = '', work = '', ...more] = args
  const salt = decodeBase64(saltText)
  if (more.length > 0 || salt?.length !== saltBytes || body.length !== wrappedBytes) {
    throw new AgeError('damaged', 'The scrypt stanza is out of form')
  }
  // The pattern is the one in c2sp.org/age.
  if (!/^[1-9][0-9]*$/.test(work)) throw new AgeError('damaged', 'The scrypt work factor is out of form')
  const logN = Number(work)
  if (logN > maxLogN)
    throw new AgeError('unsupported', `The file asks for more than scrypt with 2^${maxLogN}`)
  return { salt, logN }
}

/** Off the event loop, in libuv's thread pool. The password as it was typed, in UTF-8: the age tool does the same. */
function wrapKeyOf(password: string, salt: Uint8Array, logN: number): Promise<Buffer> {
  const [N, r, p] = [2 ** logN, 8, 1]
  // scrypt takes 128·N·r bytes (RFC 7914); Node's limit is 32 MiB unless told.
  const maxmem = 128 * N * r + 2 ** 20
  return runScrypt(password, Buffer.concat([saltStart, salt]), 32, { N, r, p, maxmem })
}
