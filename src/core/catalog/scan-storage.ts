import type { ReaderOptions } from '../adb/byte-reader'
import type { PhoneLink } from '../adb/open-service'
import { listFolder, type FolderEntry } from '../adb/sync/list-folder'
import { createSyncPool, type SyncPool } from '../adb/sync/sync-pool'
import { classify } from './classify'
import { findUnreadable } from './find-unreadable'
import { isLeftOut } from './left-out'
import type { PhoneFile } from './phone-file'

export type ScanEvent =
  | { readonly kind: 'file'; readonly file: PhoneFile }
  /** Left out by rule (`left-out.ts`), or not a regular file. */
  | { readonly kind: 'left-out'; readonly bytes: number }
  | { readonly kind: 'unreadable'; readonly path: string }
  /** A name that only a hostile phone sends; the entry is refused. */
  | { readonly kind: 'unsafe-name'; readonly path: string }

interface Folder {
  readonly path: string
  readonly volume: string
}

/** Two sessions keep the phone busy while we sort; more do not make its storage faster. */
const parallelListings = 2
/** Deeper than any path of `mostPathBytes` can be: a phone that lists itself in itself comes to an end. */
const mostDepth = 512

/**
 * Lists everything on the given storages, each entry told to `emit` as it comes.
 * @throws AdbError when the phone is lost; the signal's reason
 */
export async function scanStorage(
  link: PhoneLink,
  volumes: readonly string[],
  emit: (event: ScanEvent) => void,
  options?: Partial<ReaderOptions>,
): Promise<void> {
  const pool = createSyncPool(link, options)
  const waiting: Folder[] = volumes.map(volume => ({ path: volume, volume }))
  const looksEmpty: string[] = []
  try {
    await drain(waiting, async folder => {
      const count = await scanFolder(pool, folder, waiting, emit)
      if (count === 0) looksEmpty.push(folder.path)
    })
    for (const path of await findUnreadable(link, looksEmpty, options)) emit({ kind: 'unreadable', path })
  } finally {
    pool.close()
  }
}

/** Works off a list that grows while it is worked off. */
async function drain(waiting: Folder[], work: (folder: Folder) => Promise<void>): Promise<void> {
  const running = new Set<Promise<void>>()
  while (waiting.length > 0 || running.size > 0) {
    while (waiting.length > 0 && running.size < parallelListings) {
      const task: Promise<void> = work(waiting.pop()!).finally(() => running.delete(task))
      running.add(task)
    }
    try {
      await Promise.race(running)
    } catch (error) {
      await Promise.allSettled(running)
      throw error
    }
  }
}

async function scanFolder(
  pool: SyncPool,
  folder: Folder,
  waiting: Folder[],
  emit: (event: ScanEvent) => void,
): Promise<number> {
  return await pool.use(async session => {
    let count = 0
    for await (const entry of listFolder(session, folder.path)) {
      count += 1
      const path = `${folder.path}/${entry.name}`
      if (!entry.safe) emit({ kind: 'unsafe-name', path })
      else if (entry.errno !== 0) emit({ kind: 'unreadable', path })
      else if (entry.kind === 'folder') enter(waiting, { path, volume: folder.volume }, emit)
      else emit(sortFile(entry, path, { volume: folder.volume, exactSize: session.list2 }))
    }
    return count
  })
}

function enter(waiting: Folder[], folder: Folder, emit: (event: ScanEvent) => void): void {
  if (folder.path.split('/').length > mostDepth) emit({ kind: 'unreadable', path: folder.path })
  else waiting.push(folder)
}

function sortFile(
  { kind, bytes, modifiedAt }: FolderEntry,
  path: string,
  { volume, exactSize }: { volume: string; exactSize: boolean },
): ScanEvent {
  const segments = path.slice(volume.length + 1).split('/')
  if (kind !== 'file' || isLeftOut(segments)) return { kind: 'left-out', bytes }
  return { kind: 'file', file: { path, volume, category: classify(segments), bytes, exactSize, modifiedAt } }
}
