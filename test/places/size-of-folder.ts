import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The bytes of all files below a folder, or of a file. */
export async function sizeOfFolder(folder: string): Promise<number> {
  const found = await stat(folder)
  if (!found.isDirectory()) return found.size
  const sizes = (await readdir(folder)).map(name => sizeOfFolder(join(folder, name)))
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
