import { lstat, mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { listFiles } from '../disk/list-files'
import { createInsideOpener } from '../disk/open-inside'
import { readPieces } from '../disk/read-pieces'
import { openRegularFile } from '../disk/read-small-file'
import { syncFolder } from '../disk/sync-folder'
import { isErrno } from '../errors/is-errno'
import { asPlaceError } from './as-place-error'
import type { Place, PlacedFile, TransferCall } from './place'
import { PlaceError } from './place-error'

const pieceBytes = 1024 * 1024
/** What is on its way; nothing that a place holds begins so. */
const incomingPrefix = '.phonekeep-incoming-'
/** What was on its way and has not grown for so long (ms) was left by a kill. */
const leftMs = 24 * 3600_000

/**
 * A folder as a place: a second disk, a mounted NAS, the desktop folder of a service. A file that is put is flushed and
 * renamed: its name never stands for half of it.
 * @param root has to be there: the folder of a disk that was pulled is not made anew
 */
export function openFolderPlace(root: string): Place {
  const openInside = createInsideOpener(root)
  /** @throws PlaceError */
  const call = async <T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> => {
    signal?.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      signal?.throwIfAborted()
      const there = await isFolder(root)
      throw there ? asPlaceError(error) : new PlaceError('unreachable', 'Its folder isn’t there')
    }
  }
  /** Empty where the folder isn't there, but not where the place itself is gone. */
  const orNone = async <T>(
    signal: AbortSignal | undefined,
    work: () => Promise<readonly T[]>,
  ): Promise<readonly T[]> =>
    await call(signal, async () => {
      try {
        return await work()
      } catch (error) {
        if (isErrno(error, 'ENOENT') && (await isFolder(root))) return []
        throw error
      }
    })
  return {
    list: (folder, { signal } = {}) =>
      orNone(signal, async () => {
        await requireReal(root, folder)
        return await listFolder(root, folder, signal)
      }),
    folders: (folder, { signal } = {}) =>
      orNone(signal, async () => {
        await requireReal(root, folder)
        const entries = await readdir(join(root, folder), { withFileTypes: true })
        return entries.filter(entry => entry.isDirectory()).map(({ name }) => name)
      }),
    stat: (path, { signal } = {}) =>
      call(signal, async () => {
        await requireReal(root, dirname(path))
        const found = await statIfThere(join(root, path))
        if (!found && !(await isFolder(root))) throw new PlaceError('unreachable', 'Its folder isn’t there')
        return found?.isFile() ? { path, bytes: found.size } : null
      }),
    put: (source, path, options = {}) =>
      call(options.signal, async () => {
        await requireReal(root, dirname(path))
        await putFile(source, join(root, path), { root, ...options })
      }),
    get: (path, target, options = {}) =>
      call(options.signal, async () => {
        const handle = await openInside(path)
        try {
          await writeFile(target, readPieces(handle, { signal: options.signal, pieceBytes }), options)
        } catch (error) {
          await rm(target, { force: true })
          throw error
        } finally {
          await handle.close()
        }
      }),
    remove: (path, { signal } = {}) =>
      call(signal, async () => {
        await requireReal(root, dirname(path))
        await rm(join(root, path), { force: true })
      }),
    removeFolder: (folder, { signal } = {}) =>
      call(signal, async () => {
        await requireReal(root, dirname(folder))
        await rm(join(root, folder), { recursive: true, force: true })
      }),
    freeBytes: ({ signal } = {}) =>
      call(signal, async () => {
        const { bavail, bsize } = await statfs(root)
        return bavail * bsize
      }),
    checksum: () => Promise.resolve(null),
    open: path => call(undefined, () => openInside(path)),
    close: () => Promise.resolve(),
  }
}

/**
 * Whoever can write to the place can put a link there, which leads anywhere: none is followed.
 * @param folder below the root; what of it isn't there is no link
 * @throws PlaceError `denied`
 */
async function requireReal(root: string, folder: string): Promise<void> {
  let path = root
  for (const name of folder.split('/')) {
    path = join(path, name)
    const found = await statIfThere(path)
    if (!found) return
    if (!found.isDirectory()) throw new PlaceError('denied', 'A link or a file is where a folder has to be')
  }
}

async function listFolder(root: string, folder: string, signal?: AbortSignal): Promise<PlacedFile[]> {
  const found: PlacedFile[] = []
  for await (const { file, regular } of listFiles(join(root, folder))) {
    signal?.throwIfAborted()
    if (!regular) continue
    const path = folder === '' ? file : `${folder}/${file}`
    const { size, mtimeMs } = await lstat(join(root, path))
    if (!file.includes(incomingPrefix)) found.push({ path, bytes: size })
    else if (Date.now() - mtimeMs > leftMs) await rm(join(root, path), { force: true })
  }
  return found
}

async function putFile(
  source: string,
  target: string,
  { root, ...options }: TransferCall & { root: string },
): Promise<void> {
  if (!(await isFolder(root))) throw new PlaceError('unreachable', 'Its folder isn’t there')
  await mkdir(dirname(target), { recursive: true })
  const incoming = join(dirname(target), incomingPrefix + randomUUID())
  const from = await openRegularFile(source)
  try {
    await writeFile(incoming, readPieces(from, { signal: options.signal, pieceBytes }), options)
    await rename(incoming, target)
    await syncFolder(dirname(target))
  } catch (error) {
    await rm(incoming, { force: true }).catch(() => undefined)
    throw error
  } finally {
    await from.close()
  }
}

async function writeFile(
  target: string,
  pieces: AsyncIterable<Buffer>,
  { onBytes }: TransferCall,
): Promise<void> {
  const handle = await open(target, 'w')
  try {
    for await (const piece of pieces) {
      await handle.writeFile(piece)
      onBytes?.(piece.length)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function statIfThere(path: string) {
  try {
    return await lstat(path)
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return null
    throw error
  }
}

async function isFolder(path: string): Promise<boolean> {
  return await lstat(path).then(
    stats => stats.isDirectory() || stats.isSymbolicLink(),
    () => false,
  )
}
