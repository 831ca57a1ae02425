import type { NotIncluded } from './backup-report'
import type { KeyMark } from './key-mark'

/**
 * - `complete`
 * - `interrupted`: cancelled, cut off or killed; the next backup of its phone takes it up
 * - `damaged`: its manifest cannot be read, or checking it found something wrong
 * - `newer`: made by a newer version, which this one cannot open
 */
export const libraryStates = ['complete', 'interrupted', 'damaged', 'newer'] as const

export type LibraryState = (typeof libraryStates)[number]

export interface LibraryBackup {
  /** Opaque; the same for the same folder as long as the app runs. */
  readonly id: string
  readonly state: LibraryState
  readonly encrypted: boolean
  /** Milliseconds since 1970; null where it cannot be read. */
  readonly startedAt: number | null
  readonly finishedAt: number | null
  /** Of an interrupted one: whether it says what was selected for it, so that it can be resumed without a question. */
  readonly tellsSelection: boolean
  readonly items: number
  /** Of all items; what it takes on the disk is less where files are shared with other backups. */
  readonly bytes: number
  /** What deleting it would free: bytes that no other backup shares. Null until it has been measured. */
  readonly ownBytes: number | null
  /** How many files checking it found wrong. */
  readonly damagedFiles: number
  readonly mark: KeyMark | null
  /** The backup folder, for people to read. */
  readonly folderLabel: string
  /** How many pictures `coverUrl` may have; 0 for an encrypted backup. */
  readonly covers: number
  /** Of one that is not on this computer: the place that has it. It can be looked into, restored, exported and fetched. */
  readonly place: LibraryPlace | null
  /** Of one that is on this computer: the places that have it, too. */
  readonly copies: readonly LibraryPlace[]
}

/** A place for second copies, as the Library shows it. */
export interface LibraryPlace {
  readonly id: string
  readonly name: string
}

/** The backups of one phone, newest first. */
export interface LibraryPhone {
  /** Opaque. */
  readonly id: string
  /** E.g. `Google Pixel 7`; the name of its folder where no manifest tells. */
  readonly name: string
  /** The hardware serial number, where a manifest or the name of the folder tells. */
  readonly serial: string | null
  readonly backups: readonly LibraryBackup[]
  /** On the disk, shared files counted once. Null until it has been measured. */
  readonly diskBytes: number | null
}

/** A folder in which backups are looked for. */
export interface LibraryFolder {
  readonly id: string
  readonly label: string
  /** False for a drive that is not plugged in, or a folder that was removed. */
  readonly there: boolean
  /** The folder that backups go to cannot be taken off the list. */
  readonly removable: boolean
}

export interface LibraryView {
  readonly status: 'scanning' | 'complete'
  readonly folders: readonly LibraryFolder[]
  /** The one with the newest backup first. */
  readonly phones: readonly LibraryPhone[]
}

/** What an opened backup says about itself. */
export interface BackupDetails {
  readonly phoneName: string
  /** `android`, or what a newer version knows; for people to read. */
  readonly system: string
  /** Empty where it is not told. */
  readonly systemVersion: string
  readonly serial: string
  readonly problems: number
  readonly notIncluded: readonly NotIncluded[]
}

/** Where the renderer finds one of the pictures that stand for a backup: a WebP of at most 320 px, or status 404. */
export function coverUrl(backupId: string, number: number): string {
  return `media://cover/${encodeURIComponent(backupId)}/${number}`
}
