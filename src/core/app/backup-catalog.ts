import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { BackupItem } from '../format/backup-item'
import { loadItems } from '../library/load-items'
import type { OpenBackup } from '../library/open-backup'
import { Failure } from '../errors/failure'
import type { CatalogView, Tally } from '../../shared/model/catalog'
import { perCategory, type Category } from '../../shared/model/category'
import type { ErrorInfo } from '../../shared/model/errors'

/** What is in one backup, listed by itself. An item's place in `items` is its id. */
export interface BackupCatalog {
  readonly id: string
  readonly backup: OpenBackup
  readonly backupId: string
  /** For people to read. */
  readonly phoneName: string
  /** Grows while `view` says `scanning`. */
  readonly items: readonly BackupItem[]
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

const leastMsBetween = 100

/** Starts to read the index of a backup, and tells as its items come. */
export function openBackupCatalog(input: BackupCatalogInput): BackupCatalog {
  const { backup, backupId, phoneName, onChange } = input
  const id = randomUUID()
  const items: BackupItem[] = []
  const tallies = perCategory(() => ({ count: 0, bytes: 0 }))
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
    categories: perCategory((category: Category): Tally => ({ ...tallies[category] })),
    leftOut: { count: 0, bytes: 0 },
    unreadable: [],
    badLines,
    authenticity: backup.authenticity,
  })
  const tell = () => {
    toldAt = performance.now()
    if (!closing.signal.aborted) onChange(view())
  }
  const count = ({ category, bytes }: BackupItem, sign: 1 | -1) => {
    tallies[category].count += sign
    tallies[category].bytes += sign * bytes
  }
  const load = async () => {
    try {
      await loadItems(backup, items, {
        signal: closing.signal,
        onBadLine: () => (badLines += 1),
        onItem: (item, former) => {
          if (former) count(former, -1)
          count(item, 1)
          if (performance.now() - toldAt >= leastMsBetween) tell()
        },
      })
      status = 'complete'
    } catch (error) {
      status = 'failed'
      failure = whyNotLoaded(error, backup.folder)
    }
    tell()
  }
  return {
    id,
    backup,
    backupId,
    phoneName,
    items,
    view,
    loaded: load(),
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
