import type { LibraryBackup, LibraryFolder, LibraryView } from '../../shared/model/library'

/** What the Library knows of one phone. */
export interface NewestBackups {
  readonly last: LibraryBackup | null
  /** The newest one that was interrupted, where it is newer than `last`. */
  readonly interrupted: LibraryBackup | null
}

/** @param serial the hardware serial number of the phone */
export function newestBackups(view: LibraryView | null, serial: string): NewestBackups {
  const own = (view?.phones ?? []).filter(phone => phone.serial === serial)
  return newestOf(own.flatMap(phone => phone.backups))
}

/** Those on this computer alone. @param backups of one phone */
export function newestOf(backups: readonly LibraryBackup[]): NewestBackups {
  // A stranger's, put beside those of this phone, is newer if it says so.
  const own = backups.filter(({ mark, place }) => mark === null && place === null)
  const last = newest(own.filter(({ state, finishedAt }) => state === 'complete' && finishedAt !== null))
  const interrupted = newest(own.filter(({ state }) => state === 'interrupted'))
  const isOutdated = timeOf(last) > timeOf(interrupted)
  return { last, interrupted: isOutdated ? null : interrupted }
}

/** The known folder that a backup is in, for people to read; its own one where that is not below any. */
export function placeOf({ folderLabel }: LibraryBackup, folders: readonly LibraryFolder[]): string {
  const around = folders
    .map(({ label }) => label)
    .filter(label => folderLabel.startsWith(label) && /^[\\/]/.test(folderLabel.slice(label.length)))
  return around.sort((a, b) => b.length - a.length)[0] ?? folderLabel
}

function newest(backups: readonly LibraryBackup[]): LibraryBackup | null {
  return [...backups].sort((a, b) => timeOf(b) - timeOf(a))[0] ?? null
}

function timeOf(backup: LibraryBackup | null): number {
  return backup?.startedAt ?? 0
}
