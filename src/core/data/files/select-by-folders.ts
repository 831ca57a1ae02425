import { deviceFolderOf } from './device-folder'
import { folderState, isWaiting, type FolderRules } from './folder-rules'
import type { PhoneFile } from './phone-file'

/** A device folder that a backup does not take. */
export interface FolderLeftOut {
  readonly path: string
  /** How many files are in it. */
  readonly count: number
  /** Not because a person said so: it is new, and waits for an answer. */
  readonly waiting?: true
}

export interface ByFolders<File> {
  readonly selected: readonly File[]
  /** Those of the other files, by path. */
  readonly leftOut: readonly FolderLeftOut[]
  /** Paths of folders that appeared since a person has chosen, on or off, by path. */
  readonly newFolders: readonly string[]
}

/**
 * What of these files a backup takes that nobody selects for: what is in folders that are on. New folders go by the rule for
 * them; where that is to ask, they are left out until it is answered. Pure.
 */
export function selectByFolders<File extends Pick<PhoneFile, 'volume' | 'path'>>(
  files: readonly File[],
  rules: FolderRules,
): ByFolders<File> {
  const counts = new Map<string, number>()
  const selected = files.filter(file => {
    const folder = deviceFolderOf(file)
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
    return folderState(rules, folder).on
  })
  const folders = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    selected,
    leftOut: folders.flatMap(([path, count]): FolderLeftOut[] => {
      if (folderState(rules, path).on) return []
      return [{ path, count, ...(isWaiting(rules, path) ? { waiting: true } : {}) }]
    }),
    newFolders: folders.flatMap(([path]) => (folderState(rules, path).isNew ? [path] : [])),
  }
}
