import { Failure } from '../errors/failure'
import { ItemFailure } from '../errors/item-failure'
import { selectEntries } from '../data/select-entries'
import type { BackupEntry, Inside, OpenItem, SavedEntry } from '../data/source'
import { sources } from '../data/sources'
import type { BackupItem } from '../format/backup-item'
import type { Selection } from '../../shared/model/catalog'
import { newerName, valueFor, type AnyCategory } from '../../shared/model/category'

/** What is in the items of a backup that hold many things. Read when it is first asked for, and kept. */
export interface OpenedItems {
  /** All that has been opened; what is in this category among it. @throws Failure `backup-damaged`, `backup-gone` */
  readonly open: (category: AnyCategory) => Promise<readonly SavedEntry[]>
  /** Undefined for an id that names nothing that has been opened. */
  readonly at: (id: number) => SavedEntry | undefined
  /** Items, whole where all of their category is selected, and single things in them. */
  readonly select: (selection: Selection) => readonly BackupEntry[]
}

/** How an item is looked into; undefined where it is one thing, or a newer version's. */
export function insideOf({ source, category }: BackupItem): Inside | undefined {
  return newerName(category) === null ? sources.find(({ kind }) => kind === source)?.inside : undefined
}

/**
 * What is in items of one category, where they hold many things.
 * @throws Failure `backup-damaged`, `backup-gone`; the signal's reason
 */
export async function lookInto(
  items: readonly BackupItem[],
  openItem: OpenItem,
): Promise<readonly SavedEntry[]> {
  // A category belongs to one source.
  const inside = items[0] && insideOf(items[0])
  try {
    return (await inside?.entries(items, openItem)) ?? []
  } catch (error) {
    if (!(error instanceof ItemFailure)) throw error
    throw new Failure('backup-damaged', { message: error.message }, { cause: error })
  }
}

/** @param items all of the backup, when `open`, `at` and `select` are called: ids count on from theirs */
export function openItems(items: readonly BackupItem[], openItem: OpenItem): OpenedItems {
  const entries: SavedEntry[] = []
  const opened = new Map<AnyCategory, Promise<void>>()

  const read = async (category: AnyCategory) => {
    const held = items.filter(item => item.category === category)
    for (const entry of await lookInto(held, openItem)) entries.push(entry)
  }
  return {
    open: async category => {
      const reading = opened.get(category) ?? read(category)
      opened.set(category, reading)
      // A drive may be back the next time.
      reading.catch(() => opened.delete(category))
      await reading
      return entries
    },
    at: id => entries[id - items.length],
    select: selection => {
      const isWhole = ({ category }: BackupEntry) => valueFor(selection, category).kind === 'all'
      return [
        ...selectEntries(items, selection).filter(item => !insideOf(item) || isWhole(item)),
        ...selectEntries(entries, selection, items.length).filter(entry => !isWhole(entry)),
      ]
    },
  }
}
