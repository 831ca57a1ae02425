import { readdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { incomingFolder } from './layout'

/**
 * Removes the folders of a backup that hold nothing: what was in them has been put elsewhere, or never came.
 * @throws Node's system errors when they cannot be listed
 */
export async function removeEmptyFolders(root: string): Promise<void> {
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== incomingFolder) await removeWhereEmpty(join(root, entry.name))
  }
}

async function removeWhereEmpty(folder: string): Promise<boolean> {
  let left = 0
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const removed = entry.isDirectory() && (await removeWhereEmpty(join(folder, entry.name)))
    if (!removed) left += 1
  }
  if (left > 0) return false
  return await rmdir(folder).then(
    () => true,
    () => false,
  )
}
