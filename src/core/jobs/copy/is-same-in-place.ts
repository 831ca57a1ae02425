import { createHash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { hashFile } from '../../disk/hash-file'
import { readPieces } from '../../disk/read-pieces'
import { openRegularFile } from '../../disk/read-small-file'
import type { Place, PlaceChecksum } from '../../places/place'

export interface ReadBackInput {
  readonly place: Place
  /** For what is on its way. */
  readonly scratch: string
  readonly signal: AbortSignal
  readonly onBytes?: (bytes: number) => void
}

/**
 * Reads a file of a place and compares its bytes.
 * @throws PlaceError; the signal's reason
 */
export async function isSameWhenRead(
  path: string,
  sha256: string,
  { place, scratch, signal, onBytes }: ReadBackInput,
): Promise<boolean> {
  const file = join(scratch, randomUUID())
  try {
    await place.get(path, file, { signal, onBytes })
    return (await hashFile(file)) === sha256
  } finally {
    await rm(file, { force: true })
  }
}

/**
 * Whether a file that nobody vouches for is whole, by the place's own checksum where it keeps one, else by its bytes.
 * @param source the same on this computer's disk
 */
export async function isSameInPlace(
  path: string,
  { source, sha256 }: { readonly source: string; readonly sha256: string },
  input: ReadBackInput,
): Promise<boolean> {
  const told = await input.place.checksum(path, { signal: input.signal })
  if (!told) return await isSameWhenRead(path, sha256, input)
  return told.hex === (await checksumOf(source, told.algorithm, input.signal))
}

async function checksumOf(
  source: string,
  algorithm: PlaceChecksum['algorithm'],
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash(algorithm)
  const handle = await openRegularFile(source)
  try {
    for await (const piece of readPieces(handle, { signal, pieceBytes: 1024 * 1024 })) hash.update(piece)
  } finally {
    await handle.close()
  }
  return hash.digest('hex')
}
