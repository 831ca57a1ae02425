import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { isErrno } from '../../errors/is-errno'
import { openPromise, type Entry, type ZipFile } from 'yauzl'

export interface UnpackLimits {
  readonly maxEntries: number
  /** Of one file, unpacked. */
  readonly maxFileBytes: number
  /** Of all that is kept, unpacked. */
  readonly maxBytes: number
}

const mib = 1024 ** 2
/** The archives have some twenty entries, adb of macOS is the largest file. */
const limits: UnpackLimits = { maxEntries: 500, maxFileBytes: 64 * mib, maxBytes: 96 * mib }

/** An archive that is not what it should be. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
}

const root = 'platform-tools/'
/** Where a file's kind is in its Unix mode (stat.h: S_IFMT, S_IFREG). */
const kindBits = 0o170000
const regularFile = 0o100000
/** The upper byte of "version made by" (APPNOTE.TXT 4.4.2). */
const madeOnUnix = 3

/**
 * Unpacks adb, what it needs, its notice and its version into `folder`, which is made and must not be there. Nothing else in the
 * archive is written, and the names it gives are only compared, never used as a path.
 * @throws ArchiveError; Node's system errors; the signal's reason
 */
export async function unpackPlatformTools(
  archive: string,
  folder: string,
  { signal, ...own }: { readonly signal: AbortSignal } & Partial<UnpackLimits>,
): Promise<void> {
  const { maxEntries, maxFileBytes, maxBytes } = { ...limits, ...own }
  await mkdir(folder, { mode: 0o755 })
  const zip = await openPromise(archive, { autoClose: false, strictFileNames: true }).catch(asArchiveError)
  try {
    if (zip.entryCount > maxEntries) throw new ArchiveError(`${zip.entryCount} entries`)
    let bytes = 0
    let hasAdb = false
    for await (const entry of entriesOf(zip)) {
      signal.throwIfAborted()
      const name = keptName(entry)
      if (name === null) continue
      bytes += entry.uncompressedSize
      if (entry.uncompressedSize > maxFileBytes || bytes > maxBytes)
        throw new ArchiveError(`${name} is too large`)
      await writeEntry(zip, entry, join(folder, name))
      hasAdb ||= isAdb(name)
    }
    if (!hasAdb) throw new ArchiveError('it has no adb')
  } finally {
    zip.close()
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  const entries = zip.eachEntry()[Symbol.asyncIterator]()
  for (;;) {
    const next = await entries.next().catch(asArchiveError)
    if (next.done === true) return
    yield next.value
  }
}

function isAdb(name: string): boolean {
  return name === 'adb' || name === 'adb.exe'
}

/** The name that an entry gets, or null for what is not needed. @throws ArchiveError for one that is no regular file */
function keptName(entry: Entry): string | null {
  if (!entry.fileName.startsWith(root)) return null
  const name = entry.fileName.slice(root.length)
  const kept =
    isAdb(name) || /^\w[\w.-]*\.dll$/.test(name) || ['NOTICE.txt', 'source.properties'].includes(name)
  if (!kept) return null
  const kind = entry.versionMadeBy >>> 8 === madeOnUnix ? (entry.externalFileAttributes >>> 16) & kindBits : 0
  if ((kind !== 0 && kind !== regularFile) || entry.isEncrypted())
    throw new ArchiveError(`${name} is not a regular file`)
  return name
}

/** yauzl itself compares the size with the one it was told. */
async function writeEntry(zip: ZipFile, entry: Entry, file: string): Promise<void> {
  const handle = await open(file, 'wx', isAdb(entry.fileName.slice(root.length)) ? 0o755 : 0o644).catch(
    (error: unknown) => {
      if (isErrno(error, 'EEXIST')) throw new ArchiveError('it names a file twice', { cause: error })
      throw error
    },
  )
  try {
    const source = await zip.openReadStreamPromise(entry).catch(asArchiveError)
    const pieces = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
    for (;;) {
      const piece = await pieces.next().catch(asArchiveError)
      if (piece.done === true) break
      await handle.writeFile(piece.value)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What reading the archive throws: the disk's own errors have a code, yauzl's have none. */
function asArchiveError(error: unknown): never {
  const ofDisk = error instanceof Error && 'syscall' in error
  throw ofDisk
    ? error
    : new ArchiveError(error instanceof Error ? error.message : String(error), { cause: error })
}
