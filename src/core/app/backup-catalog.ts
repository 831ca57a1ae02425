import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { BackupItem } from '../format/backup-item'
import { loadItems } from '../library/load-items'
import type { OpenBackup } from '../library/open-backup'
import { Failure } from '../errors/failure'
import { listEntries } from '../data/list-entries'
import type { BackupEntry } from '../data/source'
import { readItem } from '../library/read-item'
import { createParts, insideOf } from './backup-parts'
import type { CatalogItem, CatalogView, Selection, Tally } from '../../shared/model/catalog'
import { toPerCategory, type AnyCategory } from '../../shared/model/category'
import type { ErrorInfo } from '../../shared/model/errors'

/** What is in one backup, listed by itself. An item's place in `items` is its id; ids of what is in items follow. */
export interface BackupCatalog {
  readonly id: string
  readonly backup: OpenBackup
  readonly backupId: string
  /** For people to read. */
  readonly phoneName: string
  /** Grows while `view` says `scanning`. */
  readonly items: readonly BackupItem[]
  /** The items of a category, or what is in them. @throws Failure `backup-damaged`, `backup-gone` */
  readonly list: (category: AnyCategory) => Promise<readonly CatalogItem[]>
  /** @throws Failure `catalog-gone` before all has been read: what is missing there would be missing without a word */
  readonly select: (selection: Selection) => readonly BackupEntry[]
  /** Undefined for an id that names nothing. */
  readonly at: (id: number) => BackupEntry | undefined
  readonly view: () => CatalogView
  /** Resolves when the index has been read, however that ended. */
  readonly loaded: Promise<void>
  readonly close: () => void
}

export interface BackupCatalogInput {
  readonly backup: OpenBackup
  readonly backupId: string
  readonly phoneName: string
  /** At most ten times a second, and once at the end. */
  readonly onChange: (view: CatalogView) => void
}

const minMsBetween = 100
const nothing: Tally = { count: 0, bytes: 0 }

/** Starts to read the index of a backup, and tells as its items come. */
export function openBackupCatalog(input: BackupCatalogInput): BackupCatalog {
  const { backup, backupId, phoneName, onChange } = input
  const id = randomUUID()
  const items: BackupItem[] = []
  const tallies = new Map<AnyCategory, Tally>()
  const closing = new AbortController()
  let badLines = 0
  let status: CatalogView['status'] = 'scanning'
  let failure: ErrorInfo | undefined
  let toldAt = 0

  const view = (): CatalogView => ({
    id,
    source: { kind: 'backup', backupId },
    status,
    ...(failure ? { error: failure } : {}),
    categories: toPerCategory(tallies, () => nothing),
    leftOut: { count: 0, bytes: 0 },
    unreadable: [],
    badLines,
    authenticity: backup.authenticity,
  })
  const tell = () => {
    toldAt = performance.now()
    if (!closing.signal.aborted) onChange(view())
  }
  const count = (item: BackupItem, sign: 1 | -1) => {
    const before = tallies.get(item.category) ?? nothing
    const things = insideOf(item) ? (item.entries ?? 1) : 1
    tallies.set(item.category, {
      count: before.count + sign * things,
      bytes: before.bytes + sign * item.bytes,
    })
  }
  const load = async () => {
    try {
      await loadItems(backup, items, {
        signal: closing.signal,
        onBadLine: () => (badLines += 1),
        onItem: (item, former) => {
          if (former) count(former, -1)
          count(item, 1)
          if (performance.now() - toldAt >= minMsBetween) tell()
        },
      })
      status = 'complete'
    } catch (error) {
      status = 'failed'
      failure = whyNotLoaded(error, backup.folder)
    }
    tell()
  }
  const loaded = load()
  const parts = createParts(items, item => readItem(backup, item, closing.signal))
  return {
    id,
    backup,
    backupId,
    phoneName,
    items,
    list: async category => {
      if (!items.some(item => item.category === category && insideOf(item)))
        return listEntries(items, category)
      // Their ids follow those of the items.
      await loaded
      const entries = await parts.open(category)
      const now = entries.filter(entry => entry.category === category).length
      const told = tallies.get(category) ?? nothing
      if (told.count !== now) {
        tallies.set(category, { ...told, count: now })
        tell()
      }
      return listEntries(entries, category, items.length)
    },
    select: selection => {
      if (status !== 'complete') throw new Failure('catalog-gone')
      return parts.select(selection)
    },
    at: itemId => items[itemId] ?? (status === 'complete' ? parts.at(itemId) : undefined),
    view,
    loaded,
    close: () => closing.abort(),
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
