import { isErrno } from '../errors/is-errno'
import { link, lstat, rename, unlink } from 'node:fs/promises'

/**
 * Gives a file another name on the same disk, if nothing has that name.
 * @returns whether it has the name now
 * @throws Node's system errors
 */
export async function moveIfFree(from: string, to: string): Promise<boolean> {
  try {
    // Unlike a rename, a link never takes the place of what is there.
    await link(from, to)
    await unlink(from)
    return true
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false
  }
  // A disk without links (FAT, exFAT): between the look and the rename pass microseconds.
  const isThere = await lstat(to).then(
    () => true,
    () => false,
  )
  if (isThere) return false
  await rename(from, to)
  return true
}
