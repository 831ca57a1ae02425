import { constants } from 'node:fs'
import { copyFile, lstat, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { freePartialPath } from './backup-folder'
import { incomingFolder, partialSuffix } from './layout'

/**
 * Takes the unfinished backups of a phone out of the hands of a run that had the lock before and was taken for dead: should
 * it wake up, it finds nothing under the names it knows, and what it has open is not what the next run goes on with. What
 * it still writes is lost; nothing else is.
 * @throws Node's system errors
 */
export async function fenceOff(phoneFolder: string): Promise<void> {
  const names = await readdir(phoneFolder)
  for (const name of names.filter(one => one.endsWith(partialSuffix))) {
    const path = join(phoneFolder, name)
    const to = freePartialPath(path)
    await rename(path, to)
    await replaceParts(join(to, incomingFolder))
  }
}

/** Broken-off files become copies of themselves: the same bytes, and nobody has them open. */
async function replaceParts(incoming: string): Promise<void> {
  // A link would lead elsewhere.
  const isFolder = await lstat(incoming)
    .then(stats => stats.isDirectory())
    .catch(() => false)
  if (!isFolder) return
  for (const entry of await readdir(incoming, { withFileTypes: true })) {
    if (!entry.isFile()) continue
    const part = join(incoming, entry.name)
    const copy = `${part}.copy`
    try {
      await copyFile(part, copy, constants.COPYFILE_FICLONE)
      await rename(copy, part)
    } catch {
      // There is no room: then it is copied from the phone again.
      await rm(copy, { force: true })
      await rm(part, { force: true })
    }
  }
}
