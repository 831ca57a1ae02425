import { isErrno } from '../errors/is-errno'
import { link, lstat, mkdir, rename } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { createInsideCheck } from './inside'
import { syncFolder } from './sync-folder'

/** Puts whole files under their final names in one backup folder. */
export interface Placer {
  /**
   * Moves a file of the same disk to its place; it stays where it is when that fails.
   * @throws NameTaken; Node's system errors
   */
  readonly move: (from: string, file: string) => Promise<void>
  /** Makes the place another name of a file of the same disk. @throws NameTaken; Node's system errors */
  readonly link: (from: string, file: string) => Promise<void>
  /** Flushes the names given since the last time to disk. @throws Node's system errors */
  readonly sync: () => Promise<void>
}

/** The place in the folder is another file's, or is none in this folder. */
export class NameTaken extends Error {}

export interface PlacerOptions {
  /** Asked right before each step. @throws when the folder is another run's by now */
  readonly prove: () => Promise<void>
  /** `link` of Node, or what stands for a disk without links. */
  readonly makeLink?: typeof link | undefined
}

export function createPlacer(root: string, { prove, makeLink = link }: PlacerOptions): Placer {
  const folders = new Map<string, Promise<void>>()
  /** Folders with names in them that may not be on disk yet. */
  let unsynced = new Set<string>()
  const { isInside } = createInsideCheck(root)

  /** Level by level: a link is not followed, and Node's recursive one tells a full disk as a folder that is missing. */
  const makeFolder = async (folder: string): Promise<void> => {
    if (folder === root) return
    await folderMade(dirname(folder))
    await mkdir(folder).catch((error: unknown) => {
      if (!isErrno(error, 'EEXIST')) throw error
    })
    if (!(await isInside(folder))) throw new NameTaken('A link in the backup folder leads out of it')
    unsynced.add(dirname(folder))
  }
  const folderMade = (folder: string): Promise<void> => {
    const made = folders.get(folder) ?? makeFolder(folder)
    folders.set(folder, made)
    return made
  }
  const prepare = async (file: string): Promise<string> => {
    const target = join(root, file)
    if (!target.startsWith(root + sep)) throw new NameTaken(file)
    await folderMade(dirname(target))
    await prove()
    return target
  }
  return {
    move: async (from, file) => {
      const target = await prepare(file)
      // Our names differ on every file system we know of; should this one take two for the same, none is lost.
      if (await exists(target)) throw new NameTaken('Its name is taken by another file on this disk')
      await rename(from, target)
      unsynced.add(dirname(target))
    },
    link: async (from, file) => {
      const target = await prepare(file)
      await makeLink(from, target)
      unsynced.add(dirname(target))
    },
    sync: async () => {
      const given = unsynced
      unsynced = new Set()
      for (const folder of given) await syncFolder(folder)
    },
  }
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  )
}
