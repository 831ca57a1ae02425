import { Failure } from '../core/errors/failure'
import type { BackupItem } from '../core/format/backup-item'
import { loadItems } from '../core/library/load-items'
import type { OpenBackup } from '../core/library/open-backup'
import { categories, type Category } from '../shared/model/category'
import { insideOf, lookInto } from '../core/app/opened-items'
import type { BackupEntry, OpenItem } from '../core/data/source'
import { readItem } from '../core/library/read-item'
import { openChosen, type ChosenBackup } from './open-chosen'
import { selectByGlob } from './select-by-glob'
import { tellAuthenticity } from './tell-authenticity'

/** Which items of which backup. */
export interface ItemChoice extends ChosenBackup {
  readonly types: readonly Category[]
  /** Only what matches one of these; everything when there is none. */
  readonly globs: readonly string[]
  readonly json: boolean
  readonly io: NodeJS.Process
}

export interface SelectedItems {
  readonly backup: OpenBackup
  readonly selected: readonly BackupEntry[]
  /** Lines of the index that say nothing we know. */
  readonly badLines: number
}

/** @throws Failure `nothing-to-restore`; what opening a backup throws; the signal's reason */
export async function selectItems(choice: ItemChoice, signal: AbortSignal): Promise<SelectedItems> {
  const { types, globs } = choice
  const backup = await openChosen(choice)
  tellAuthenticity(backup, choice)
  const items: BackupItem[] = []
  let badLines = 0
  await loadItems(backup, items, { signal, onBadLine: () => (badLines += 1) })
  const wanted: ReadonlySet<string> = new Set(types)
  // Who names no types wants what a newer version has sorted elsewhere, too.
  const all = categories.every(category => wanted.has(category))
  const ofTypes = items.filter(({ category }) => all || wanted.has(category))
  // A pattern may mean single things in an item.
  const entries = globs.length === 0 ? ofTypes : await openAll(ofTypes, backup, signal)
  const selected = selectByGlob<BackupEntry>(entries, globs)
  if (selected.length === 0) throw new Failure('nothing-to-restore')
  return { backup, selected, badLines }
}

/** What is in the items, where they hold many things; else themselves. */
async function openAll(
  items: readonly BackupItem[],
  backup: OpenBackup,
  signal: AbortSignal,
): Promise<readonly BackupEntry[]> {
  const openItem: OpenItem = item => readItem(backup, item, signal)
  const opened: BackupEntry[] = []
  for (const item of items) if (!insideOf(item)) opened.push(item)
  // One thing may be in several items of its category, such as a conversation.
  for (const category of new Set(items.map(item => item.category))) {
    const held = items.filter(item => item.category === category && insideOf(item))
    for (const entry of await lookInto(held, openItem)) opened.push(entry)
  }
  return opened
}
