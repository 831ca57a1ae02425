import { fileType } from '../../../shared/file-types'
import type { FileCategory } from '../../../shared/model/category'
import type { Entry } from '../../phone/entry'
import { fileName } from '../../phone/file-name'
import { deviceFolderOf } from './device-folder'
import { isPhoneFile, type PhoneFile } from './phone-file'

/** A device folder and what has been found in it. */
export interface TalliedFolder {
  /** Absolute on the phone. */
  readonly path: string
  readonly count: number
  readonly bytes: number
  /** What most of its files are; of as many, what came first. */
  readonly category: FileCategory
  /** Its newest pictures and videos, newest first: their places in the list that is tallied. */
  readonly covers: readonly number[]
}

const maxCovers = 3

interface Tallying {
  readonly path: string
  count: number
  bytes: number
  readonly categories: Map<FileCategory, number>
  covers: readonly { readonly place: number; readonly modifiedAt: number }[]
}

/**
 * The device folders of a list that grows, in the order in which they were found: a folder's place in the answer stays.
 * @param entries is only added to; what is no file of the storage is passed over
 * @returns what tells them as they are now; each entry is looked at once
 */
export function createFolderTally(entries: readonly Entry[]): () => readonly TalliedFolder[] {
  const folders = new Map<string, Tallying>()
  let next = 0
  return () => {
    for (; next < entries.length; next++) {
      const entry = entries[next]
      if (entry && isPhoneFile(entry)) add(folderFor(folders, deviceFolderOf(entry)), entry, next)
    }
    return [...folders.values()].map(tallied)
  }
}

function folderFor(folders: Map<string, Tallying>, path: string): Tallying {
  const folder = folders.get(path) ?? { path, count: 0, bytes: 0, categories: new Map(), covers: [] }
  folders.set(path, folder)
  return folder
}

function add(folder: Tallying, { path, bytes, category, modifiedAt }: PhoneFile, place: number): void {
  folder.count += 1
  folder.bytes += bytes
  folder.categories.set(category, (folder.categories.get(category) ?? 0) + 1)
  const type = fileType(fileName(path))
  if (type !== 'image' && type !== 'video') return
  const last = folder.covers.at(-1)
  if (folder.covers.length === maxCovers && last && last.modifiedAt >= modifiedAt) return
  folder.covers = [...folder.covers, { place, modifiedAt }]
    .sort((a, b) => b.modifiedAt - a.modifiedAt)
    .slice(0, maxCovers)
}

function tallied({ path, count, bytes, categories, covers }: Tallying): TalliedFolder {
  const [most] = [...categories].sort(([, a], [, b]) => b - a)
  return { path, count, bytes, category: most?.[0] ?? 'other', covers: covers.map(({ place }) => place) }
}
