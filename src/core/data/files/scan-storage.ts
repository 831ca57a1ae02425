import { AdbError } from '../../android/adb/adb-error'
import type { AnswerBudget } from '../../android/adb/answer-budget'
import type { PhoneLink } from '../../android/adb/open-service'
import type { ShellOptions } from '../../android/adb/run-shell'
import { listFolder, listingBudget, type FolderEntry } from '../../android/sync/list-folder'
import { createSyncPool, type SyncPool } from '../../android/sync/sync-pool'
import { classify } from './classify'
import { findUnreadable } from './find-unreadable'
import { isLeftOut } from './left-out'
import type { PhoneFile } from './phone-file'

export type ScanEvent =
  | { readonly kind: 'file'; readonly file: PhoneFile }
  /** Left out by rule (`left-out.ts`), or not a regular file. */
  | { readonly kind: 'left-out'; readonly bytes: number }
  /** A folder that the phone's own shell may not look into either: Android keeps it closed. */
  | { readonly kind: 'closed'; readonly path: string }
  /** What failed when it was listed, and a storage that is closed as a whole. */
  | { readonly kind: 'unreadable'; readonly path: string }
  /** A name that only a hostile phone sends; the entry is refused. */
  | { readonly kind: 'unsafe-name'; readonly path: string }

interface Folder {
  readonly path: string
  readonly volume: string
}

/** Two sessions keep the phone busy while we sort; more do not make its storage faster. */
const parallelListings = 2
/**
 * Lists everything on the given storages, each entry told to `emit` as it comes. All of it together is held to one
 * budget; a folder within itself ends at the longest path.
 * @throws AdbError when the phone is lost; the signal's reason
 */
export async function scanStorage(
  link: PhoneLink,
  volumes: readonly string[],
  emit: (event: ScanEvent) => void,
  options: ShellOptions = {},
): Promise<void> {
  const { budget = listingBudget(), ...limits } = options
  const pool = createSyncPool(link, limits)
  const waiting: Folder[] = volumes.map(volume => ({ path: volume, volume }))
  const looksEmpty: string[] = []
  try {
    await drain(waiting, async folder => {
      const count = await scanFolder({ pool, budget, waiting, emit }, folder)
      if (count === 0) looksEmpty.push(folder.path)
    })
    const unreadable = await findUnreadable(link, looksEmpty, { ...limits, budget })
    for (const path of unreadable) emit({ kind: volumes.includes(path) ? 'unreadable' : 'closed', path })
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

interface Scan {
  readonly pool: SyncPool
  readonly budget: AnswerBudget
  readonly waiting: Folder[]
  readonly emit: (event: ScanEvent) => void
}

/** @returns how many entries it has */
async function scanFolder({ pool, budget, waiting, emit }: Scan, folder: Folder): Promise<number> {
  let count = 0
  try {
    await pool.use(async session => {
      for await (const entry of listFolder(session, folder.path, budget)) {
        count += 1
        const path = `${folder.path}/${entry.name}`
        // Kept for each, with the names of all its folders.
        budget.spendBytes(path.length)
        if (!entry.safe) emit({ kind: 'unsafe-name', path })
        else if (entry.errno !== 0) emit({ kind: 'unreadable', path })
        else if (entry.kind === 'folder') waiting.push({ path, volume: folder.volume })
        else emit(sortFile(entry, path, { volume: folder.volume, exactSize: session.list2 }))
      }
    })
  } catch (error) {
    // The phone refuses this one folder, as it does with a path of more than 1,024 bytes; the others can be listed.
    if (!(error instanceof AdbError) || error.kind !== 'fail') throw error
    emit({ kind: 'unreadable', path: folder.path })
    return 1
  }
  return count
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
