import { mkdirSync, readdirSync, utimesSync, writeFileSync, lstatSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

/** Where the files of the gallery go: a host folder, and paths below it with `/`. */
export interface Tree {
  readonly write: (path: string, bytes: Buffer | string, modified: Date) => void
  /** For names that are not text; false when the host cannot hold the name. */
  readonly writeAwkward: (folder: string, name: Buffer, bytes: Buffer, modified: Date) => boolean
  readonly makeFolder: (path: string) => void
}

export function createTree(root: string): Tree {
  const folders = new Set<string>()
  const makeFolder = (path: string): string => {
    const folder = join(root, path)
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
    folders.add(folder)
    return folder
  }
  return {
    write(path, bytes, modified) {
      makeFolder(dirname(path))
      const file = join(root, path)
      writeFileSync(file, bytes, { mode: 0o644 })
      utimesSync(file, modified, modified)
    },
    writeAwkward(folder, name, bytes, modified) {
      const file = Buffer.concat([Buffer.from(makeFolder(folder) + sep), name])
      try {
        // `wx`: on a file system without case the second of two twins must not replace the first.
        writeFileSync(file, bytes, { mode: 0o644, flag: 'wx' })
        utimesSync(file, modified, modified)
        return true
      } catch {
        return false
      }
    },
    makeFolder: path => void makeFolder(path),
  }
}

/** Gives each folder the time of its newest entry, so that a gallery is the same whenever it is made. */
export function settleFolders(folder: string, fallback: Date): Date {
  let newest = 0
  for (const entry of readdirSync(Buffer.from(folder), { withFileTypes: true, encoding: 'buffer' })) {
    const path = Buffer.concat([Buffer.from(folder + sep), entry.name])
    const time = entry.isDirectory() ? settleFolders(path.toString(), fallback) : lstatSync(path).mtime
    newest = Math.max(newest, time.getTime())
  }
  const settled = newest === 0 ? fallback : new Date(newest)
  utimesSync(folder, settled, settled)
  return settled
}
