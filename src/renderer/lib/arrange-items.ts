import { assertNever } from '../../shared/assert-never'
import type { CatalogItem } from '../../shared/model/catalog'

export type Grouping = 'month' | 'folder'

export type SectionKey =
  /** The first millisecond of the month in local time; null for items whose date the phone does not know. */
  | { readonly kind: 'month'; readonly monthStart: number | null }
  | { readonly kind: 'folder'; readonly folder: string }
  /** What the names under it begin with; null for those that begin with no letter. */
  | { readonly kind: 'initial'; readonly initial: string | null }

/** The items `start` to `end` (not included) under one heading, and their sizes together. */
export interface ItemSection {
  readonly key: SectionKey
  readonly start: number
  readonly end: number
  readonly bytes: number
}

export interface Arranged<T> {
  /** In the order they are shown. */
  readonly items: readonly T[]
  readonly sections: readonly ItemSection[]
}

type Arrangeable = Pick<CatalogItem, 'folder' | 'bytes' | 'modifiedAt'>

/**
 * Puts items, newest first, under headings. Folders stand in the order of `folderOrder`, so that they do not change
 * places when more is found; within each the newest item stays first.
 */
export function arrangeItems<T extends Arrangeable>(
  items: readonly T[],
  grouping: Grouping,
  compareFolders: (a: string, b: string) => number,
): Arranged<T> {
  switch (grouping) {
    case 'month':
      return { items, sections: monthSections(items) }
    case 'folder':
      return arrangeByFolder(items, compareFolders)
    default:
      return assertNever(grouping)
  }
}

function monthSections(items: readonly Arrangeable[]): readonly ItemSection[] {
  const sections: ItemSection[] = []
  let start = 0
  for (let index = 1; index <= items.length; index++) {
    const monthStart = startOfMonth(items[start]?.modifiedAt ?? 0)
    const next = items[index]
    if (next !== undefined && startOfMonth(next.modifiedAt) === monthStart) continue
    const bytes = sumBytes(items.slice(start, index))
    sections.push({ key: { kind: 'month', monthStart }, start, end: index, bytes })
    start = index
  }
  return sections
}

function arrangeByFolder<T extends Arrangeable>(
  items: readonly T[],
  compareFolders: (a: string, b: string) => number,
): Arranged<T> {
  const arranged: T[] = []
  const sections: ItemSection[] = []
  for (const [folder, own] of [...groupBy(items, item => item.folder)].sort(([a], [b]) =>
    compareFolders(a, b),
  )) {
    const start = arranged.length
    for (const item of own) arranged.push(item)
    sections.push({ key: { kind: 'folder', folder }, start, end: arranged.length, bytes: sumBytes(own) })
  }
  return { items: arranged, sections }
}

/** By key, in the order in which the keys come first. */
export function groupBy<T, Key>(
  items: readonly T[],
  keyOf: (item: T) => Key,
): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const own = groups.get(key)
    if (own === undefined) groups.set(key, [item])
    else own.push(item)
  }
  return groups
}

export function sumBytes(items: readonly { readonly bytes: number }[]): number {
  return items.reduce((sum, item) => sum + item.bytes, 0)
}

function startOfMonth(time: number): number | null {
  // Android reports 0 for a file whose time it does not know.
  if (time <= 0) return null
  const date = new Date(time)
  return new Date(date.getFullYear(), date.getMonth(), 1).getTime()
}
