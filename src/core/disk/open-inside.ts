import { lstat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Failure } from '../errors/failure'
import { isInside } from './inside'
import { openRegularFile } from './read-small-file'

/**
 * Opens a file by its place below a folder.
 * @throws Failure `backup-damaged` for one that is not really in it; Node's system errors; an Error for what is no file
 */
export type OpenInside = (file: string) => Promise<FileHandle>

/** @param root a backup: it may come from anybody, and a link in it may lead anywhere */
export function createInsideOpener(root: string): OpenInside {
  return async file => {
    const path = join(root, file)
    // Each time anew: a backup is looked into for hours, and its drive may be pulled and come back.
    if (await isInside(root, dirname(path))) return await openRegularFile(path)
    // What is not there at all is told as such.
    await lstat(path)
    throw new Failure('backup-damaged', { message: 'A file leads out of the backup' })
  }
}
