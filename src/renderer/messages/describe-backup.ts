import type { LibraryBackup } from '../../shared/model/library'
import { words } from './words'

/** When it was made: what people call a backup. */
export function backupDate({ startedAt, finishedAt }: LibraryBackup): string {
  const time = finishedAt ?? startedAt
  return time === null ? words.library.noDate : words.library.date(time)
}

export function backupAmount({ items, bytes, ownBytes }: LibraryBackup): string {
  return words.library.amount(items, bytes, ownBytes)
}

/** Null for one that is as it should be. */
export function backupTrouble({ state, damagedFiles }: LibraryBackup): string | null {
  if (state === 'complete') return null
  if (state === 'damaged' && damagedFiles > 0) return words.library.damagedFiles(damagedFiles)
  return words.library.states[state]
}
