import { lstat, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import pMap from 'p-map'
import { listFiles } from '../disk/list-files'
import { syncFolder } from '../disk/sync-folder'
import { manifestName } from './layout'

/** What the name of a backup begins with while it is removed: such a folder is no backup, for whoever looks. */
const removingPrefix = '.phonekeep-removing '
const parallel = 4

export interface RemoveOptions {
  /** Asked right before it stops being a backup, for which it has to be locked. */
  readonly prove: () => Promise<void>
  /** Called for each file that went. */
  readonly onFile?: (() => void) | undefined
}

/**
 * Removes a backup for good. It stops being one by a single rename, before any of its files is gone: interrupted at any
 * moment, it is there as a whole or not at all. What is shared with other backups stays in these.
 * @returns why files of what is no backup any more are still there, for `finishRemovals` to try again; null where none is
 * @throws Node's system errors, what `prove` throws: then it is as it was
 */
export async function removeBackup(folder: string, { prove, onFile }: RemoveOptions): Promise<Error | null> {
  const phoneFolder = dirname(folder)
  const hidden = join(phoneFolder, removingPrefix + basename(folder))
  await prove()
  // Of one that had the same name.
  await rm(hidden, { recursive: true, force: true })
  await rename(folder, hidden)
  return await syncFolder(phoneFolder)
    .then(() => removeFiles(hidden, onFile))
    .then(
      () => null,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    )
}

/**
 * Removes what interrupted removals have left in the folder of a phone, which has to be locked. Never throws: what is
 * left is tried again the next time.
 */
export async function finishRemovals(phoneFolder: string): Promise<void> {
  const names = await readdir(phoneFolder).catch(() => [] as string[])
  for (const name of names) {
    if (name.startsWith(removingPrefix)) await removeFiles(join(phoneFolder, name)).catch(() => undefined)
  }
}

/** The manifest first: without it nothing is taken for a backup, wherever somebody may move it. */
async function removeFiles(folder: string, onFile?: RemoveOptions['onFile']): Promise<void> {
  // A link would lead elsewhere.
  if (!(await lstat(folder)).isDirectory()) return await rm(folder, { force: true })
  await rm(join(folder, manifestName), { force: true })
  await pMap(
    listFiles(folder),
    async ({ file }) => {
      await rm(join(folder, file), { force: true })
      onFile?.()
    },
    { concurrency: parallel },
  )
  await rm(folder, { recursive: true, force: true })
}
