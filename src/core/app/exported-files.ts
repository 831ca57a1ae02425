import { isSavedEntry, type BackupEntry, type ExportedFile } from '../data/source'
import { sources } from '../data/sources'
import type { BackupItem } from '../format/backup-item'

/** What is written on this computer of these entries: whole items as they are, and files of single things in others. */
export function exportedFiles(selected: readonly BackupEntry[]): readonly (BackupItem | ExportedFile)[] {
  const items = selected.flatMap(entry => (isSavedEntry(entry) ? [] : [entry]))
  const entries = selected.filter(isSavedEntry)
  const made = sources.flatMap(
    ({ kind, inside }) => inside?.exported(entries.filter(({ source }) => source === kind)) ?? [],
  )
  return [...items, ...made]
}
