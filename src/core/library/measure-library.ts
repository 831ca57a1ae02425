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
}

interface SeenFile {
  readonly dev: number
  readonly ino: number | bigint
  readonly bytes: number
}

const maxFiles = 1_200_000
/** Of Node's four threads for files: the others are for who looks at pictures meanwhile. */
const parallel = 2
const shared = -1

export function createDiskMeter(): DiskMeter {
  /** By device and file: which backup it is in, or that it is in several. */
  const devices = new Map<number, Map<number | bigint, number>>()
  const backups = new Map<string, number>()
  const own: number[] = []
  let total = 0

  const countNew = (backup: number, bytes: number) => {
    own[backup] = (own[backup] ?? 0) + bytes
    total += bytes
  }
  const count = (backup: number, { dev, ino, bytes }: SeenFile) => {
    // Some file systems number no files: none of theirs has several names.
    if (ino === 0) return countNew(backup, bytes)
    const owners = devices.get(dev) ?? new Map<number | bigint, number>()
    devices.set(dev, owners)
    const owner = owners.get(ino)
    if (owner === undefined) {
      owners.set(ino, backup)
      countNew(backup, bytes)
    } else if (owner !== backup && owner !== shared) {
      owners.set(ino, shared)
      own[owner] = (own[owner] ?? 0) - bytes
    }
  }
  return {
    add: async (backupFolder, signal) => {
      const files = await seeFiles(backupFolder, signal)
      const backup = own.push(0) - 1
      backups.set(backupFolder, backup)
      for (const file of files) count(backup, file)
    },
    totalBytes: () => total,
    ownBytes: backupFolder => {
      const backup = backups.get(backupFolder)
      return backup === undefined ? null : (own[backup] ?? 0)
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
