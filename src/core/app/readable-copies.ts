import { isErrno } from '../errors/is-errno'
import { constants, createWriteStream } from 'node:fs'
import { chmod, copyFile, lstat, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileName } from '../phone/file-name'
import { Failure } from '../errors/failure'
import { ItemFailure } from '../errors/item-failure'
import { readItem } from '../library/read-item'
import type { BackupItem } from '../format/backup-item'
import type { BackupEntry, ExportedFile } from '../data/source'
import { nameOfExport } from '../jobs/export/plan-export'
import { exportedFiles } from './exported-files'
import { createNameAssigner } from '../format/host-names'
import { openItemFile } from '../library/item-file'
import type { OpenBackup } from '../library/open-backup'

/**
 * Copies of items for other programs, in a folder that is this user's alone and gone when the app ends. The backup's own
 * files are given to nobody: what writes to one would change every backup that shares it.
 */
export interface ReadableCopies {
  /**
   * @param use `look`: read-only, so that nobody takes it for the place to keep changes; `keep`: for who takes it along
   * @returns the paths; those of whole items first, in their order
   * @throws Node's system errors; AgeError; Failure `backup-damaged`
   */
  readonly make: (
    backup: OpenBackup,
    entries: readonly BackupEntry[],
    use: 'look' | 'keep',
  ) => Promise<readonly string[]>
  readonly removeAll: () => Promise<void>
}

interface CopySet {
  readonly folder: string
  readonly paths: readonly string[]
  readonly bytes: number
}

const prefix = 'phonekeep-copies-'
/** Beyond it the oldest are removed. */
const maxBytes = 4 * 1024 ** 3

/** @param tempFolder the system's */
export function createReadableCopies(tempFolder: string): ReadableCopies {
  const sets = new Map<string, CopySet>()
  let root: Promise<string> | null = null

  const makeRoom = async (bytes: number) => {
    let kept = [...sets.values()].reduce((sum, set) => sum + set.bytes, 0)
    for (const [key, set] of sets) {
      if (kept + bytes <= maxBytes) return
      sets.delete(key)
      kept -= set.bytes
      await rm(set.folder, { recursive: true, force: true })
    }
  }
  return {
    make: async (backup, entries, use) => {
      const items = exportedFiles(entries)
      const key = JSON.stringify([
        use,
        backup.folder,
        entries.map(({ path, ...entry }) => ('file' in entry ? entry.file : [path, entry.key])),
      ])
      const known = sets.get(key)
      if (known && (await areThere(known.paths))) return known.paths
      const bytes = items.reduce((sum, item) => sum + item.bytes, 0)
      await makeRoom(bytes)
      const folder = await mkdtemp(join(await (root ??= makeRoot(tempFolder)), 'set-'))
      const names = createNameAssigner()
      const paths: string[] = []
      try {
        for (const item of items) {
          const path = join(folder, names.assign([fileName(nameOfExport(item))]))
          await ('file' in item ? writeCopy(backup, item, path) : makeFile(backup, item, path))
          await finish(path, item, use)
          paths.push(path)
        }
      } catch (error) {
        await rm(folder, { recursive: true, force: true })
        throw error
      }
      sets.set(key, { folder, paths, bytes })
      return paths
    },
    removeAll: async () => {
      sets.clear()
      const made = await root?.catch(() => null)
      root = null
      if (made) await rm(made, { recursive: true, force: true })
    },
  }
}

/** Removes what runs that were killed have left. Never throws. */
export async function removeLeftCopies(tempFolder: string): Promise<void> {
  const names = await readdir(tempFolder).catch(() => [])
  for (const name of names) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    const folder = join(tempFolder, name)
    const stats = await lstat(folder).catch(() => null)
    // In a folder that all users share, a name proves nothing.
    const isOurs = stats?.isDirectory() && (process.getuid === undefined || stats.uid === process.getuid())
    if (isOurs) await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Its owner's alone: `mkdtemp` makes folders of mode 0700. */
async function makeRoot(tempFolder: string): Promise<string> {
  return await mkdtemp(join(tempFolder, `${prefix}${process.pid}-`))
}

/** A file that is larger than its index says could fill the disk. */
async function writeCopy(backup: OpenBackup, source: BackupItem, path: string): Promise<void> {
  const { file, bytes } = source
  const item = await openItemFile(backup, file)
  try {
    if (item.bytes !== bytes)
      throw new Failure('backup-damaged', { message: 'The size of a file has changed' })
    if (backup.keys) {
      const pieces = Readable.from(authentic(backup, source), { objectMode: false })
      await pipeline(pieces, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    } else {
      await copyFile(join(backup.folder, file), path, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    }
  } finally {
    await item.close()
  }
}

async function makeFile(backup: OpenBackup, { content }: ExportedFile, path: string): Promise<void> {
  const pieces = Readable.from(
    content(item => authentic(backup, item)),
    { objectMode: false },
  )
  await pipeline(pieces, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
}

/** Anyone can encrypt for a public key: what leaves this app is what the index says. */
async function* authentic(backup: OpenBackup, item: BackupItem): AsyncGenerator<Buffer> {
  try {
    yield* readItem(backup, item, new AbortController().signal)
  } catch (error) {
    if (!(error instanceof ItemFailure)) throw error
    throw new Failure('backup-damaged', { message: error.message }, { cause: error })
  }
}

async function finish(
  path: string,
  { modifiedAt }: BackupItem | ExportedFile,
  use: 'look' | 'keep',
): Promise<void> {
  await chmod(path, 0o600)
  // A time that no file system holds is left.
  await utimes(path, modifiedAt, modifiedAt).catch(() => undefined)
  if (use === 'look') await chmod(path, 0o400)
}

/** A program may have taken them away. */
async function areThere(paths: readonly string[]): Promise<boolean> {
  try {
    await Promise.all(paths.map(path => stat(path)))
    return true
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return isErrno(error, 'EPERM')
  }
}
