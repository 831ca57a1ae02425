import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { join } from 'node:path'
import { decodeLines, readLines } from '../../disk/read-lines'
import { writeAtomically } from '../../disk/write-atomically'
import { Failure } from '../../errors/failure'
import { isErrno } from '../../errors/is-errno'
import { isOfOneFile, PlaceError } from '../../places/place-error'
import { z } from 'zod'
import type { BringInput, PlacedBackup } from './bring-backup'
import { bringBackup } from './bring-backup'
import type { Content } from './content'
import { readPlacedContents } from './read-placed-contents'

/** By path in the folder of the phone. */
export type KnownContents = Map<string, Content>

const lineSchema = z.tuple([z.string(), z.number(), z.string()])
const cacheName = '.contents'
const pieceLength = 256 * 1024

export interface KnownOfCopies {
  readonly known: KnownContents
  /** The names of copies that do not say what they hold: what is their own is missing or wrong. */
  readonly unreadable: readonly string[]
}

/**
 * All contents that the finished copies of a phone name. Kept beside the small files: with the same copies, nothing is
 * read again.
 * @throws PlaceError for all that is about more than one of them; Node's system errors; the signal's reason
 */
export async function readKnownContents(
  finished: readonly PlacedBackup[],
  input: BringInput,
): Promise<KnownOfCopies> {
  const cached = await readCache(finished, input)
  if (cached) return { known: cached, unreadable: [] }
  const known: KnownContents = new Map()
  const unreadable: string[] = []
  for (const backup of finished) {
    try {
      const folder = await bringBackup(backup, input)
      for (const [path, content] of await readPlacedContents(folder, input.signal)) known.set(path, content)
    } catch (error) {
      input.signal?.throwIfAborted()
      if (!isOfOneCopy(error)) throw error
      unreadable.push(backup.name)
    }
  }
  if (unreadable.length === 0) await keepKnownContents(finished, known, input.shelf)
  return { known, unreadable }
}

/** Whether it is about one copy, and not about the place. */
export function isOfOneCopy(error: unknown): boolean {
  return error instanceof PlaceError ? isOfOneFile(error) : error instanceof Failure
}

/** @param finished all of which `known` is */
export async function keepKnownContents(
  finished: readonly PlacedBackup[],
  known: KnownContents,
  shelf: string,
): Promise<void> {
  await writeAtomically(join(shelf, cacheName), Readable.from(linesOf(finished, known)))
}

function* linesOf(finished: readonly PlacedBackup[], known: KnownContents): Generator<Buffer> {
  yield Buffer.from(JSON.stringify(digestOf(finished)) + '\n')
  let text = ''
  for (const { path, bytes, sha256 } of known.values()) {
    text += JSON.stringify([path, bytes, sha256]) + '\n'
    if (text.length < pieceLength) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

async function readCache(
  finished: readonly PlacedBackup[],
  { shelf, signal }: BringInput,
): Promise<KnownContents | null> {
  const known: KnownContents = new Map()
  let isOfThese = false
  let bad = 0
  try {
    const decode = (text: string): unknown => JSON.parse(text)
    for await (const line of decodeLines(
      readLines(join(shelf, cacheName), { signal }),
      decode,
      () => bad++,
    )) {
      if (!isOfThese && line !== digestOf(finished)) return null
      if (isOfThese) {
        const [path, bytes, sha256] = lineSchema.parse(line)
        known.set(path, { path, bytes, sha256 })
      }
      isOfThese = true
    }
  } catch (error) {
    signal?.throwIfAborted()
    if (!isErrno(error, 'ENOENT') && !(error instanceof SyntaxError) && !(error instanceof z.ZodError))
      throw error
    return null
  }
  return isOfThese && bad === 0 ? known : null
}

/** What tells these copies from others: their files and sizes. */
function digestOf(finished: readonly PlacedBackup[]): string {
  const hash = createHash('sha256')
  for (const { name, files } of finished) {
    const sorted = files.map(({ path, bytes }) => `${path} ${bytes}`).sort()
    hash.update(JSON.stringify([name, sorted]))
  }
  return hash.digest('hex')
}
