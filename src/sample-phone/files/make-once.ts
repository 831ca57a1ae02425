import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { removeTree } from './remove-tree'

/**
 * Makes a folder of the cache unless it is there. It is built aside and renamed, so that a cache folder is always whole; of two
 * processes that build at once the first to finish wins.
 */
export async function makeOnce(
  folder: string,
  build: (building: string) => Promise<void> | void,
): Promise<void> {
  if (existsSync(folder)) return
  mkdirSync(dirname(folder), { recursive: true })
  const building = mkdtempSync(join(dirname(folder), 'building-'))
  try {
    await build(building)
    moveInto(building, folder)
  } finally {
    removeTree(building)
  }
}

function moveInto(building: string, folder: string): void {
  try {
    renameSync(building, folder)
  } catch (thrown) {
    if (!existsSync(folder)) throw thrown
  }
}
