import { lstat } from 'node:fs/promises'

/** In bytes; null for what is not there, or no regular file. Never throws. */
export async function fileSize(file: string): Promise<number | null> {
  return await lstat(file).then(
    stats => (stats.isFile() ? stats.size : null),
    () => null,
  )
}
