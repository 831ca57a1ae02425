/**
 * Where things lie in a place (docs/backup-format.md). The folder of a phone has the name that it has on a disk; each content
 * is there once, whichever backups have it; the folder of a backup holds what is its own, `backup.json` last.
 */
export const placeRoot = 'Phonekeep'

/** Of an encrypted backup: what is below `data/`, with size and hash, which its index tells nobody without the password. */
export const dataListName = 'data.jsonl'

export function phoneInPlace(phone: string): string {
  return `${placeRoot}/${phone}`
}

/** Content of plain backups, by SHA-256. */
export function objectPath(sha256: string): string {
  return `objects/${sha256.slice(0, 2)}/${sha256}`
}

/** Folders of contents, below that of the phone. */
export const contentFolders = ['objects', 'data'] as const

export function backupsInPlace(phone: string): string {
  return `${phoneInPlace(phone)}/backups`
}

export function backupInPlace(phone: string, backup: string): string {
  return `${backupsInPlace(phone)}/${backup}`
}

/** Who is writing there now (hold-phone.ts). */
export function writersInPlace(phone: string): string {
  return `${phoneInPlace(phone)}/writers`
}

/** What no backup had any more when it was last looked at (sweep-place.ts). */
export function unusedListPath(phone: string): string {
  return `${phoneInPlace(phone)}/unused.json`
}

/** Names of folders come from the place: one that is no plain name is nobody's. */
export function isFolderName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name)
}
