import { readdirSync, type BigIntStats } from 'node:fs'
import { mayAccess, resolvePhonePath, type PhoneFiles } from '../files/phone-files'
import { isHiddenFolder, isPutAside, isUnseenFolder, tableOfName, type MediaTable } from './media-table'

/** A file that the media scanner has come by. */
export interface FoundFile {
  /** On the phone; bytes as latin1 text. */
  readonly path: string
  /** Undefined for what is no media, or is hidden. */
  readonly table: MediaTable | undefined
}

/** All files that the media scanner indexes of the volume at phone path `root`, in the order of their paths. */
export function walkVolume(files: PhoneFiles, root: string): readonly FoundFile[] {
  return [...walkFolder(files, root, '', false)].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** One file of that volume as the scanner would index it; undefined when it would not, or there is none. */
export function findOnVolume(files: PhoneFiles, root: string, path: string): FoundFile | undefined {
  const parts = path.slice(root.length + 1).split('/')
  const name = parts.at(-1) ?? ''
  const folders = parts.map((_, count) => parts.slice(0, count).join('/'))
  if (folders.some(isUnseenFolder)) return undefined
  const hidden = folders.some(folder =>
    isHiddenFolder(folder, statOf(files, `${root}/${folder}/.nomedia`) !== undefined),
  )
  return toFound(files, { path, name, hidden })
}

/** `folder` is the path from the root of the volume, empty for that. */
function* walkFolder(files: PhoneFiles, root: string, folder: string, above: boolean): Generator<FoundFile> {
  const names = namesIn(files, `${root}/${folder}`)
  const hidden = above || isHiddenFolder(folder, names.includes('.nomedia'))
  for (const name of names) {
    const below = folder === '' ? name : `${folder}/${name}`
    const path = `${root}/${below}`
    if (statOf(files, path)?.isDirectory() === true) {
      if (!isUnseenFolder(below)) yield* walkFolder(files, root, below, hidden)
    } else {
      const found = toFound(files, { path, name, hidden })
      if (found !== undefined) yield found
    }
  }
}

interface Candidate {
  readonly path: string
  readonly name: string
  readonly hidden: boolean
}

function toFound(files: PhoneFiles, { path, name, hidden }: Candidate): FoundFile | undefined {
  if (isPutAside(name) || statOf(files, path)?.isFile() !== true) return undefined
  return { path, table: hidden || name.startsWith('.') ? undefined : tableOfName(name) }
}

function statOf(files: PhoneFiles, path: string): BigIntStats | undefined {
  try {
    return resolvePhonePath(files, Buffer.from(path, 'latin1'), false).stat
  } catch {
    return undefined
  }
}

/** None for a folder that may not be read, or is gone by now. */
function namesIn(files: PhoneFiles, path: string): readonly string[] {
  try {
    const { host, stat } = resolvePhonePath(files, Buffer.from(path, 'latin1'), false)
    if (stat === undefined || !mayAccess(files, stat, 5)) return []
    return readdirSync(host, 'buffer').map(name => name.toString('latin1'))
  } catch {
    return []
  }
}
