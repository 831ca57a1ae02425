import { randomBytes } from 'node:crypto'
import { AgeError, type AgeErrorKind } from './age-error'
import { encryptStream } from './encrypt-stream'
import { decryptStream } from './decrypt-stream'
import { createIdentity, parseRecipient, type Identity } from './identity'
import { chunkBytes } from './payload'

/** Lengths where the format changes its ways. */
export const boundarySizes = [
  0,
  1,
  chunkBytes - 1,
  chunkBytes,
  chunkBytes + 1,
  2 * chunkBytes,
  5 * chunkBytes + 7,
]

export const identity: Identity = createIdentity()

/** One buffer to read from: a prefix of it is content enough where only the length counts. */
const content = randomBytes(Math.max(...boundarySizes))
export const contentOf = (size: number): Buffer => content.subarray(0, size)

/** `bytes` in pieces that end at `cuts`, which are fractions of its length; pieces may be empty. */
export async function* piecesOf(bytes: Uint8Array, cuts: readonly number[] = []): AsyncGenerator<Uint8Array> {
  const ends = [...cuts.map(cut => Math.floor(cut * bytes.length)), bytes.length].sort((a, b) => a - b)
  let at = 0
  for (const end of ends) {
    yield await Promise.resolve(bytes.subarray(at, end))
    at = end
  }
}

export async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}

export function encrypt(bytes: Uint8Array, recipient = identity.recipient): Promise<Buffer> {
  return collect(encryptStream(piecesOf(bytes), parseRecipient(recipient)))
}

export function decrypt(file: Uint8Array, key = identity): Promise<Buffer> {
  return collect(decryptStream(piecesOf(file), key))
}

/** The AgeError that `work` ends with; anything else that it does is an error here. */
export async function ageErrorOf(work: () => unknown): Promise<AgeError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof AgeError) return error
    throw error
  }
  throw new Error('There was no error')
}

export const kindOf = async (work: () => unknown): Promise<AgeErrorKind> => (await ageErrorOf(work)).kind
