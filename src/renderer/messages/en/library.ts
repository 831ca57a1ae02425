import type { LibraryState } from '../../../shared/model/library'
import { f, itemCount } from './format'

/** The backups on this computer. */
export const library = {
  title: 'Library',
  lead: 'The backups on this computer, by phone, newest first.',
  refresh: 'Look again',
  scanning: 'Looking for backups…',
  phones: 'Phones',
  /** A phone and what its backups take on the disk. */
  phoneAmount: (backups: number) => (backups === 1 ? '1 backup' : `${f.count(backups)} backups`),
  diskBytes: (bytes: number | null) => (bytes === null ? 'measuring…' : `${f.bytes(bytes)} on this computer`),
  backupsOf: (phone: string) => `Backups of ${phone}`,
  noDate: 'Date not known',
  date: (time: number) => f.dateTime(time),
  /** "1,204 items · 5.1 GB, 320 MB of it only here" */
  amount: (items: number, bytes: number, ownBytes: number | null) =>
    `${itemCount(items)} · ${f.bytes(bytes)}, ${ownBytes === null ? 'measuring…' : `${f.bytes(ownBytes)} of it only here`}`,
  states: {
    complete: 'Complete',
    interrupted: 'Interrupted: not all of it was copied.',
    damaged: 'Damaged: something in it is not as it was saved.',
    newer: 'Made by a newer Phonekeep. Update this one to open it.',
  } satisfies Record<LibraryState, string>,
  beingMade: 'Being made now.',
  showProgress: 'Show progress',
  damagedFiles: (count: number) =>
    count === 1
      ? 'Damaged: 1 file is not as it was saved.'
      : `Damaged: ${f.count(count)} files are not as they were saved.`,
  goOn: 'Go on with it',
  goOnOf: (backup: string) => `Go on with the backup of ${backup}`,
  open: 'Open',
  openOf: (backup: string) => `Open the backup of ${backup}`,
  verify: 'Verify',
  verifyOf: (backup: string) => `Verify the backup of ${backup}`,
  reveal: 'Show in folder',
  revealOf: (backup: string) => `Show the backup of ${backup} in its folder`,
  trash: 'Delete',
  trashOf: (backup: string) => `Delete the backup of ${backup}`,
  trashTitle: (backup: string) => `Delete the backup of ${backup}?`,
  trashText: (ownBytes: number | null) =>
    `It goes to the trash of this computer, from where you can take it back.${
      ownBytes === null ? '' : ` Emptying the trash frees ${f.bytes(ownBytes)}.`
    } Other backups are not harmed: what they share with it stays with them.`,
  trashConfirm: 'Move to trash',
  trashKeep: 'Keep it',
  trashed: (backup: string) => `The backup of ${backup} is in the trash.`,
  busy: 'Possible when what is running has finished.',
  busyTitle: 'Backups can be verified, deleted and gone on with when what is running has finished.',
  emptyTitle: 'No backups yet',
  emptyText: 'Back up a phone, or add a folder that holds backups. You can also drop one on this window.',
  backUpNow: 'Back up now',
  folders: 'Folders',
  foldersText: 'Backups are looked for here. Drop a folder anywhere on this window to add it.',
  addFolder: 'Add folder…',
  removeFolder: 'Remove from list',
  removeFolderOf: (folder: string) => `Remove ${folder} from the list`,
  folderMissing: 'Not there now. Is its drive plugged in?',
  folderKept: 'New backups go here.',
  folderKeptMissing: 'New backups go here. It is not there yet, or its drive is not plugged in.',
  dropHere: 'Drop a folder to look for backups in it',
  dropHereText: 'Nothing is moved or copied.',
  notAFolder: 'This is no folder',
  notAFolderText: 'Drop the folder that holds the backups, or a single backup folder.',
  back: 'Back to the Library',
}
