import { isSavedEntry, type BackupEntry, type ExportedFile } from '../data/source'
import { sources } from '../data/sources'
import type { BackupItem } from '../format/backup-item'
import { insideOf } from './opened-items'

/**
 * What is written on this computer of these entries: whole items as they are, or as their source puts them together, and
 * files of single things in others.
 */
export function exportedFiles(selected: readonly BackupEntry[]): readonly (BackupItem | ExportedFile)[] {
  const items = selected.flatMap(entry => (isSavedEntry(entry) ? [] : [entry]))
  const entries = selected.filter(isSavedEntry)
  const made = sources.flatMap(({ kind, inside }) => [
    ...(inside?.together?.(items.filter(item => insideOf(item) === inside)) ?? []),
    ...(inside?.exported(entries.filter(({ source }) => source === kind)) ?? []),
  ])
  return [...items.filter(item => !insideOf(item)?.together), ...made]
}
