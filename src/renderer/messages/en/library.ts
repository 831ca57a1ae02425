import type { LibraryState } from '../../../shared/model/library'
import { f, itemCount } from './format'

/** The backups on this computer. */
export const library = {
  title: 'Library',
  lead: 'The backups on this computer, by phone, newest first.',
  refresh: 'Refresh',
  scanning: 'Looking for backups…',
  phones: 'Phones',
  /** A phone and what its backups take on the disk. */
  phoneAmount: (backups: number) => (backups === 1 ? '1 backup' : `${f.count(backups)} backups`),
  diskBytes: (bytes: number | null) => (bytes === null ? 'measuring…' : `${f.bytes(bytes)} on this computer`),
  backupsOf: (phone: string) => `Backups of ${phone}`,
  noDate: 'Unknown date',
  date: (time: number) => f.dateTime(time),
  /** "1,204 items · 5.1 GB, 320 MB unique to this backup" */
  amount: (items: number, bytes: number, ownBytes: number | null) =>
    `${itemCount(items)} · ${f.bytes(bytes)}, ${ownBytes === null ? 'measuring…' : `${f.bytes(ownBytes)} unique to this backup`}`,
  states: {
    complete: 'Complete',
    interrupted: 'Interrupted: not everything was copied.',
    damaged: 'Damaged: part of it is changed, missing or unreadable.',
    newer: 'Created by a newer version of Phonekeep. Update to open it.',
  } satisfies Record<LibraryState, string>,
  beingMade: 'In progress',
  showProgress: 'Show progress',
  damagedFiles: (count: number) =>
    count === 1
      ? 'Damaged: 1 file is changed, missing or unreadable.'
      : `Damaged: ${f.count(count)} files are changed, missing or unreadable.`,
  resume: 'Continue backup',
  resumeOf: (backup: string) => `Continue the backup of ${backup}`,
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
    `It goes to this computer’s trash, where you can get it back.${
      ownBytes === null ? '' : ` Emptying the trash frees ${f.bytes(ownBytes)}.`
    } Other backups are not affected.`,
  trashConfirm: 'Move to trash',
  trashKeep: 'Keep it',
  trashed: (backup: string) => `The backup of ${backup} is in the trash.`,
  busy: 'Available when the current task finishes.',
  busyTitle: 'Backups can be verified, deleted or resumed when the current task finishes.',
  emptyTitle: 'No backups yet',
  emptyText: 'Back up a phone, or add a folder that has backups in it. You can also drop one on this window.',
  backUpNow: 'Back up now',
  folders: 'Folders',
  foldersText: 'Folders searched for backups. Drop a folder anywhere on this window to add it.',
  addFolder: 'Add folder…',
  removeFolder: 'Remove from list',
  removeFolderOf: (folder: string) => `Remove ${folder} from the list`,
  folderMissing: 'Not found. Is the drive connected?',
  folderKept: 'New backups go here.',
  folderKeptMissing: 'New backups go here. It doesn’t exist yet, or its drive isn’t connected.',
  dropHere: 'Drop a folder to look for backups in it',
  dropHereText: 'Nothing is moved or copied.',
  notAFolder: 'Not a folder',
  notAFolderText: 'Drop a folder that has backups in it, or a single backup folder.',
  back: 'Back to the Library',
}
