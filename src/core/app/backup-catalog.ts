import { existsSync } from 'node:fs'
import type { BackupItem } from '../format/backup-item'
import { loadItems } from '../library/load-items'
import type { OpenBackup } from '../library/open-backup'
import { Failure } from '../errors/failure'
import { listEntries } from '../data/list-entries'
import type { BackupEntry, SavedEntry } from '../data/source'
import { readItem } from '../library/read-item'
import { openItems, insideOf } from './opened-items'
import { fillCatalog, type FilledCatalog } from './fill-catalog'
import type { CatalogItem, CatalogView, Selection, Tally } from '../../shared/model/catalog'
import { toPerCategory, type AnyCategory } from '../../shared/model/category'
import type { ErrorInfo } from '../../shared/model/errors'

/** What is in one backup, listed by itself. An item's place in `items` is its id; ids of what is in items follow. */
export interface BackupCatalog extends Pick<FilledCatalog, 'id' | 'view' | 'filled' | 'signal' | 'close'> {
  readonly backup: OpenBackup
  readonly backupId: string
  /** For people to read. */
  readonly phoneName: string
  /** Grows while `view` says `scanning`. */
  readonly items: readonly BackupItem[]
  /** The items of a category, or what is in them. @throws Failure `backup-damaged`, `backup-gone` */
  readonly list: (category: AnyCategory) => Promise<readonly CatalogItem[]>
  /** All that has been opened of items of a category that hold many things; ids count on from those of the items. */
  readonly entries: (category: AnyCategory) => Promise<readonly SavedEntry[]>
  /** @throws Failure `catalog-gone` before all has been read: what is missing there would be missing without a word */
  readonly select: (selection: Selection) => readonly BackupEntry[]
  /** Undefined for an id that names nothing. */
  readonly at: (id: number) => BackupEntry | undefined
}

export interface BackupCatalogInput {
  readonly backup: OpenBackup
  readonly backupId: string
  readonly phoneName: string
  /** At most ten times a second, and once at the end. */
  readonly onChange: (view: CatalogView) => void
}

const nothing: Tally = { count: 0, bytes: 0 }

/** Starts to read the index of a backup, and tells as its items come. */
export function openBackupCatalog(input: BackupCatalogInput): BackupCatalog {
  const { backup, backupId, phoneName, onChange } = input
  const items: BackupItem[] = []
  const tallies = createTallies()
  let badLines = 0
  const filling = fillCatalog({
    contents: () => ({
      source: { kind: 'backup', backupId },
      categories: tallies.all(),
      leftOut: nothing,
      access: {},
      unreadable: [],
      badLines,
      authenticity: backup.authenticity,
    }),
    fill: async (changed, signal) => {
      await loadItems(backup, items, {
        signal,
        onBadLine: () => (badLines += 1),
        onItem: (item, former) => {
          if (former) tallies.count(former, -1)
          tallies.count(item, 1)
          changed()
        },
      })
    },
    whyFailed: error => whyNotLoaded(error, backup.folder),
    onChange,
  })
  const opened = openItems(items, item => readItem(backup, item, filling.signal))
  const entriesIn = async (category: AnyCategory) => {
    await filling.filled
    return await opened.open(category)
  }
  return {
    ...filling,
    backup,
    backupId,
    phoneName,
    items,
    list: async category => {
      if (!items.some(item => item.category === category && insideOf(item)))
        return listEntries(items, category)
      // Their ids follow those of the items.
      const entries = await entriesIn(category)
      const count = entries.filter(entry => entry.category === category).length
      if (tallies.correct(category, count)) filling.tell()
      return listEntries(entries, category, items.length)
    },
    entries: entriesIn,
    select: selection => {
      if (!filling.isComplete()) throw new Failure('catalog-gone')
      return opened.select(selection)
    },
    at: id => items[id] ?? (filling.isComplete() ? opened.at(id) : undefined),
  }
}

function createTallies() {
  const tallies = new Map<AnyCategory, Tally>()
  return {
    all: () => toPerCategory(tallies, () => nothing),
    count: (item: BackupItem, sign: 1 | -1) => {
      const before = tallies.get(item.category) ?? nothing
      const things = insideOf(item) ? (item.entries ?? 1) : 1
      const bytes = before.bytes + sign * item.bytes
      tallies.set(item.category, { count: before.count + sign * things, bytes })
    },
    /** An index may say another count than there is. @returns whether it did */
    correct: (category: AnyCategory, count: number) => {
      const told = tallies.get(category) ?? nothing
      tallies.set(category, { ...told, count })
      return told.count !== count
    },
  }
}

/** The folder and its manifest could be opened before: what fails now is gone, or is not what an index is. */
function whyNotLoaded(error: unknown, folder: string): ErrorInfo {
  if (!existsSync(folder)) return { code: 'backup-gone' }
  if (error instanceof Failure) return error.info
  return {
    code: 'backup-damaged',
    details: { message: error instanceof Error ? error.message : String(error) },
  }
}
