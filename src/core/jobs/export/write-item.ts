import { createHash } from 'node:crypto'
import { lstat, mkdir, open, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { besideNames } from '../../phone/beside-names'
import { readItem } from '../../library/read-item'
import { isTemporaryName, temporaryName } from '../../phone/temporary-name'
import { hashFile } from '../../disk/hash-file'
import type { OpenBackup } from '../../library/open-backup'
import { moveIfFree } from '../../disk/move-if-free'
import type { OpenItem } from '../../data/source'
import type { BackupItem } from '../../format/backup-item'
import type { PlannedExport } from './plan-export'

export interface WriteContext {
  readonly backup: OpenBackup
  /** The folder to export to. */
  readonly root: string
  readonly folders: FolderMaker
  readonly signal: AbortSignal
  readonly onBytes: (bytes: number) => void
}

type Content = Pick<BackupItem, 'sha256' | 'bytes'>

export type Written = 'new' | 'renamed' | 'already-there'

/**
 * Writes one item into the folder under its own name, or beside what has it. Nothing that is there is changed; a file has
 * its name only when it is whole.
 * @throws ItemFailure; Failure `backup-gone`; Node's system errors; the signal's reason
 */
export async function writeItem({ item, file }: PlannedExport, context: WriteContext): Promise<Written> {
  const wanted = join(context.root, file)
  await context.folders.make(dirname(wanted))
  // What is made is known when it has been written.
  let found = 'file' in item ? await findFree(wanted, item) : null
  if (found?.same) return 'already-there'
  const temporary = join(dirname(wanted), temporaryName())
  try {
    const written = await writeTemporary(temporary, item, context)
    for (;;) {
      found ??= await findFree(wanted, written)
      if (found.same) return 'already-there'
      if (await moveIfFree(temporary, found.path)) return found.path === wanted ? 'new' : 'renamed'
      found = null
    }
  } finally {
    // Once it has its name this is another name of it, or nothing.
    await rm(temporary, { force: true })
  }
}

async function writeTemporary(
  path: string,
  item: PlannedExport['item'],
  { backup, signal, onBytes }: WriteContext,
): Promise<Content> {
  const openItem: OpenItem = one => readItem(backup, one, signal)
  // Reading it has held it against its index.
  const known = 'file' in item ? item : null
  const hash = createHash('sha256')
  const handle = await open(path, 'wx')
  try {
    let bytes = 0
    for await (const piece of 'file' in item ? openItem(item) : item.content(openItem)) {
      await handle.writeFile(piece)
      if (!known) hash.update(piece)
      bytes += piece.length
      onBytes(bytes)
    }
    await handle.utimes(item.modifiedAt, item.modifiedAt)
    return known ?? { bytes, sha256: hash.digest('hex') }
  } finally {
    await handle.close()
  }
}

/** The first of the names that is free, or that the same file has. */
async function findFree(
  wanted: string,
  { sha256, bytes }: Content,
): Promise<{ readonly path: string; readonly same: boolean }> {
  const names = namesFrom(basename(wanted))
  for (;;) {
    const path = join(dirname(wanted), names.next().value)
    const stats = await lstat(path).catch(() => null)
    if (!stats) return { path, same: false }
    const same = stats.isFile() && stats.size === bytes && (await hashFile(path).catch(() => null)) === sha256
    if (same) return { path, same }
  }
}

function* namesFrom(name: string): Generator<string, never> {
  yield name
  return yield* besideNames(name)
}

export interface FolderMaker {
  /** @throws Node's system errors */
  readonly make: (folder: string) => Promise<void>
}

/** Makes each folder once, and removes what an export that was killed left in it. */
export function createFolderMaker(): FolderMaker {
  const made = new Map<string, Promise<void>>()
  const make = async (folder: string) => {
    await mkdir(folder, { recursive: true })
    const entries = await readdir(folder, { withFileTypes: true })
    const left = entries.filter(entry => entry.isFile() && isTemporaryName(entry.name))
    for (const { name } of left) await rm(join(folder, name), { force: true })
  }
  return {
    make: folder => {
      const making = made.get(folder) ?? make(folder)
      made.set(folder, making)
      return making
    },
  }
}
