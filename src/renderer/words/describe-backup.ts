import type { LibraryBackup } from '../../shared/model/library'
import { format, say } from './say'

/** When it was made: what people call a backup. */
export function backupDate({ startedAt, finishedAt }: LibraryBackup): string {
  const time = finishedAt ?? startedAt
  return time === null ? say('library.noDate') : format().dateTime(time)
}

/** What deleting it would free. */
export function backupOwn({ ownBytes }: LibraryBackup): string {
  return ownBytes === null ? say('library.measuring') : say('library.own', { bytes: ownBytes })
}

/** Null for one that is as it should be. */
export function backupTrouble({ state, damagedFiles }: LibraryBackup): string | null {
  if (state === 'complete') return null
  if (state === 'damaged' && damagedFiles > 0) return say('library.damagedFiles', { count: damagedFiles })
  return say(`library.states.${state}`)
}
