import { isErrno } from '../errors/is-errno'
import { open } from 'node:fs/promises'

/** Flushes the names in a folder to disk, so that a rename outlives a power cut. Windows has no such call. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Some network and FUSE file systems refuse fsync on a folder; there is nothing else to try.
    if (!isErrno(error, 'EINVAL')) throw error
  } finally {
    await handle.close()
  }
}
