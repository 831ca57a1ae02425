import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, open, readdir, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface StorageKind {
  readonly files: number
  /** Of one file, in the mean. */
  readonly bytes: number
  readonly folder: string
  readonly extension: string
  /** A file of zeros that takes no room on the phone's side. */
  readonly sparse?: true
}

/** What is on the phone. Contents are random: nothing on the way can compress them, and nothing looks into them. */
export const storageKinds = {
  photos: { files: 2000, bytes: 1_470_000, folder: 'DCIM/Camera', extension: 'jpg' },
  'few-files': { files: 10, bytes: 100_000, folder: 'DCIM/Camera', extension: 'jpg' },
  'one-file': { files: 1, bytes: 2 ** 30, folder: 'Movies', extension: 'mp4' },
  'small-files': { files: 20_000, bytes: 30_000, folder: 'DCIM/Small', extension: 'jpg' },
  'huge-file': { files: 1, bytes: 5_000_000_000, folder: 'Movies', extension: 'mp4', sparse: true },
  'film-for-slow-disk': { files: 1, bytes: 600_000_000, folder: 'Movies', extension: 'mp4' },
} as const satisfies Readonly<Record<string, StorageKind>>

export type StorageName = keyof typeof storageKinds

/** Android's shell user, as whom the phone reads. */
const shellUser = 2000
const poolBytes = 64 * 1024 * 1024
/** Summer 2020. */
const firstTime = 1_592_000_000

/** Fills `folder` with `share` of the files of that kind. @returns the sum of their sizes */
export async function fillStorage(folder: string, kind: StorageKind, share: number): Promise<number> {
  const place = join(folder, kind.folder)
  await mkdir(place, { recursive: true })
  const pool = randomBytes(poolBytes)
  const count = kind.files === 1 ? 1 : Math.max(1, Math.round(kind.files * share))
  const fileBytes = kind.files === 1 ? Math.round(kind.bytes * share) : kind.bytes
  let total = 0
  for (let number = 0; number < count; number++) {
    const file = join(place, `IMG_${String(number).padStart(5, '0')}.${kind.extension}`)
    // From a half to one and a half of the mean, the same in every run.
    const bytes = count === 1 ? fileBytes : Math.round(fileBytes * (0.5 + ((number * 0.618034) % 1)))
    if (kind.sparse) await writeFile(file, '').then(() => truncate(file, bytes))
    else await writeFromPool(file, bytes, pool, (number * 7_919_123) % (poolBytes / 2))
    await utimes(file, firstTime + number, firstTime + number)
    total += bytes
  }
  await giveToShellUser(folder)
  return total
}

async function writeFromPool(file: string, bytes: number, pool: Buffer, from: number): Promise<void> {
  const handle = await open(file, 'w')
  try {
    for (let left = bytes; left > 0;) {
      const piece = pool.subarray(from, from + Math.min(left, poolBytes - from))
      await handle.writeFile(piece)
      left -= piece.length
    }
  } finally {
    await handle.close()
  }
}

async function giveToShellUser(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  if (process.getuid?.() !== 0) return
  await chown(folder, shellUser, shellUser)
  for (const name of await readdir(folder, { recursive: true })) {
    await chown(join(folder, name), shellUser, shellUser)
  }
}

/** The sizes of all files below `folder`, added up. */
export async function countBytes(folder: string): Promise<number> {
  let total = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) total += (await stat(join(entry.parentPath, entry.name))).size
  }
  return total
}
