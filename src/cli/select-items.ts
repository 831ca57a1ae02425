import { resolve } from 'node:path'
import { Failure } from '../core/errors/failure'
import type { BackupItem } from '../core/format/backup-item'
import { loadItems } from '../core/library/load-items'
import { openBackup, type OpenBackup, type UnsignedRule } from '../core/library/open-backup'
import type { Category } from '../shared/model/category'
import { selectByGlob } from './select-by-glob'
import { tellAuthenticity } from './tell-authenticity'

/** Which items of which backup. */
export interface ItemChoice {
  readonly folder: string
  readonly password: string | null
  readonly unsigned: UnsignedRule
  readonly types: readonly Category[]
  /** Only what matches one of these; everything when there is none. */
  readonly globs: readonly string[]
  readonly json: boolean
  readonly io: NodeJS.Process
}

export interface SelectedItems {
  readonly backup: OpenBackup
  readonly selected: readonly BackupItem[]
  /** Lines of the index that say nothing we know. */
  readonly badLines: number
}

/** @throws Failure `nothing-to-restore`; what opening a backup throws; the signal's reason */
export async function selectItems(choice: ItemChoice, signal: AbortSignal): Promise<SelectedItems> {
  const { folder, password, unsigned, types, globs } = choice
  const backup = await openBackup(resolve(folder), password, unsigned)
  tellAuthenticity(backup, choice)
  const items: BackupItem[] = []
  let badLines = 0
  await loadItems(backup, items, { signal, onBadLine: () => (badLines += 1) })
  const selected = selectByGlob(items, globs).filter(({ category }) => types.includes(category))
  if (selected.length === 0) throw new Failure('nothing-to-restore')
  return { backup, selected, badLines }
}
