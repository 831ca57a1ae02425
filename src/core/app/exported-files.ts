import { isPart, type BackupEntry, type ExportedFile } from '../data/source'
import { sources } from '../data/sources'
import type { BackupItem } from '../format/backup-item'

/** What is written on this computer of these entries: whole items as they are, and files of single things in others. */
export function exportedFiles(selected: readonly BackupEntry[]): readonly (BackupItem | ExportedFile)[] {
  const items = selected.flatMap(entry => (isPart(entry) ? [] : [entry]))
  const parts = selected.filter(isPart)
  const made = sources.flatMap(
    ({ kind, inside }) => inside?.exported(parts.filter(({ source }) => source === kind)) ?? [],
  )
  return [...items, ...made]
}
