import { lstat, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import pMap from 'p-map'

/** Adds up what backups take on the disk, a file that several share counted once. */
export interface DiskMeter {
  /**
   * Looks at every file of one more backup. When it throws, nothing was added.
   * @throws the signal's reason; RangeError for more files than a backup has
   */
  readonly add: (backupFolder: string, signal?: AbortSignal) => Promise<void>
  /** Of all backups added. */
  readonly totalBytes: () => number
  /** What no other of them shares; null for one that was not added. */
  readonly ownBytes: (backupFolder: string) => number | null
  /** What only these share, and none of the others: what is freed when they all go. Null where one was not added. */
  readonly bytesOnlyIn: (backupFolders: readonly string[]) => number | null
}

interface SeenFile {
  readonly dev: number
  readonly ino: number | bigint
  readonly bytes: number
}

const maxFiles = 1_200_000
/** Of Node's four threads for files: the others are for who looks at pictures meanwhile. */
const parallel = 2

/**
 * Some of the backups, with what exactly these share. Backups are added one after another, so that each set is an earlier
 * one and one backup more: there are far fewer of them than files.
 */
interface OwnerSet {
  /** The set without `last`, which has a smaller number; null for none. */
  readonly others: number | null
  readonly last: number
  bytes: number
}

export function createDiskMeter(): DiskMeter {
  /** By device and file: the set of those that have it. */
  const devices = new Map<number, Map<number | bigint, number>>()
  const sets: OwnerSet[] = []
  const backups = new Map<string, number>()
  let added = 0
  let total = 0

  /** Counts the files of one backup. */
  const count = (backup: number, files: readonly SeenFile[]) => {
    const withIt = new Map<number | null, number>()
    const joined = (others: number | null): number => {
      const known = withIt.get(others)
      if (known !== undefined) return known
      const set = sets.push({ others, last: backup, bytes: 0 }) - 1
      withIt.set(others, set)
      return set
    }
    const move = (bytes: number, from: number | null): number => {
      const to = joined(from)
      const [before, after] = [from === null ? undefined : sets[from], sets[to]]
      if (before) before.bytes -= bytes
      else total += bytes
      if (after) after.bytes += bytes
      return to
    }
    for (const { dev, ino, bytes } of files) {
      const owners = devices.get(dev) ?? new Map<number | bigint, number>()
      devices.set(dev, owners)
      // Some file systems number no files: none of theirs has several names.
      const known = ino === 0 ? null : (owners.get(ino) ?? null)
      if (known !== null && sets[known]?.last === backup) continue
      const set = move(bytes, known)
      if (ino !== 0) owners.set(ino, set)
    }
  }
  const bytesOnlyIn = (numbers: ReadonlySet<number>): number => {
    let bytes = 0
    const isWithin: boolean[] = []
    for (const set of sets) {
      const within = numbers.has(set.last) && (set.others === null || isWithin[set.others] === true)
      isWithin.push(within)
      if (within) bytes += set.bytes
    }
    return bytes
  }
  return {
    add: async (backupFolder, signal) => {
      const files = await seeFiles(backupFolder, signal)
      const backup = added++
      backups.set(backupFolder, backup)
      count(backup, files)
    },
    totalBytes: () => total,
    ownBytes: backupFolder => {
      const backup = backups.get(backupFolder)
      return backup === undefined ? null : bytesOnlyIn(new Set([backup]))
    },
    bytesOnlyIn: backupFolders => {
      const numbers = backupFolders.map(folder => backups.get(folder))
      const known = numbers.filter(number => number !== undefined)
      return known.length < numbers.length ? null : bytesOnlyIn(new Set(known))
    },
  }
}

async function seeFiles(folder: string, signal?: AbortSignal): Promise<readonly SeenFile[]> {
  const seen: SeenFile[] = []
  await pMap(
    filesIn(folder),
    async file => {
      signal?.throwIfAborted()
      // What vanishes meanwhile takes nothing.
      const stats = await lstat(file, { bigint: true }).catch(() => null)
      if (!stats?.isFile()) return
      const { dev, ino, size } = stats
      // A number takes less memory, and nearly always fits.
      const small = ino <= Number.MAX_SAFE_INTEGER ? Number(ino) : ino
      seen.push({ dev: Number(dev), ino: small, bytes: Number(size) })
    },
    { concurrency: parallel },
  )
  return seen
}

/** Links are not followed. What cannot be read is passed over. */
async function* filesIn(root: string): AsyncGenerator<string> {
  const folders = [root]
  let files = 0
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    try {
      for await (const entry of await opendir(folder, { bufferSize: 512 })) {
        if ((files += 1) > maxFiles) throw new RangeError('There are too many files')
        const path = join(folder, entry.name)
        if (entry.isDirectory()) folders.push(path)
        else yield path
      }
    } catch (error) {
      if (error instanceof RangeError) throw error
    }
  }
}
