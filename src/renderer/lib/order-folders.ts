import type { PhoneFolder } from '../../shared/model/folders'

type Compare = (a: string, b: string) => number

/** New folders first, then those with pictures or videos, each by path. @param compare orders paths. Pure */
export function sortFolders(folders: readonly PhoneFolder[], compare: Compare): readonly number[] {
  const rank = ({ isNew, covers }: PhoneFolder) => (isNew ? 0 : covers.length > 0 ? 1 : 2)
  const sorted = [...folders].sort((a, b) => rank(a) - rank(b) || compare(a.path, b.path) || a.id - b.id)
  return sorted.map(({ id }) => id)
}

/** Those that were shown keep their places; what has been found since comes after them. Pure. */
export function appendFolders(before: readonly number[], folders: readonly PhoneFolder[]): readonly number[] {
  const shown = new Set(before)
  return [...before, ...folders.map(({ id }) => id).filter(id => !shown.has(id))]
}
