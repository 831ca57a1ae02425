import { link, lstat, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { syncFolder } from './sync-folder'

/** Puts whole files under their final names in one backup folder. */
export interface Placer {
  /**
   * Moves a file of the same disk to its place; removes it where that fails.
   * @throws NameTaken; Node's system errors
   */
  readonly move: (from: string, file: string) => Promise<void>
  /** Makes the place another name of a file of the same disk. @throws NameTaken; Node's system errors */
  readonly link: (from: string, file: string) => Promise<void>
  /** Flushes all names to disk. @throws Node's system errors */
  readonly sync: () => Promise<void>
}

/** The place in the folder is another file's, or is none in this folder. */
export class NameTaken extends Error {}

/** @param makeLink `link` of Node, or what stands for a disk without links */
export function createPlacer(root: string, makeLink: typeof link = link): Placer {
  const folders = new Set<string>()

  const prepare = async (file: string): Promise<string> => {
    const target = join(root, file)
    if (!target.startsWith(root + sep)) throw new NameTaken(file)
    const folder = dirname(target)
    if (!folders.has(folder)) await mkdir(folder, { recursive: true })
    folders.add(folder)
    return target
  }
  return {
    move: async (from, file) => {
      try {
        const target = await prepare(file)
        // Our names differ on every file system we know of; should this one take two for the same, none is lost.
        if (await exists(target)) throw new NameTaken('Its name is taken by another file on this disk')
        await rename(from, target)
      } catch (error) {
        await rm(from, { force: true })
        throw error
      }
    },
    link: async (from, file) => await makeLink(from, await prepare(file)),
    sync: async () => {
      for (const folder of withParents(folders, root)) await syncFolder(folder)
    },
  }
}

/** Folders in between hold no file of their own, but names. */
function withParents(folders: ReadonlySet<string>, root: string): ReadonlySet<string> {
  const all = new Set(folders)
  for (const folder of folders) {
    for (let parent = dirname(folder); parent.startsWith(root + sep); parent = dirname(parent))
      all.add(parent)
  }
  return all
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  )
}
