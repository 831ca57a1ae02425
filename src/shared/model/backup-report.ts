import type { Tally } from './catalog'
import type { PerCategory } from './category'

/** How this backup's items compare with those of the one before. */
export interface Comparison {
  readonly new: number
  readonly changed: number
  /** In the one before, and no longer on the phone. */
  readonly vanished: number
}

/** Where the items of a backup came from, and what they were held against. */
export interface SavedTotals {
  /** Moved from the phone by this run. */
  readonly copied: Tally
  /** Unchanged since the backup before: shared with it, or copied from it on this computer. */
  readonly linked: Tally
  /** Saved by the run that this one took up. */
  readonly kept: Tally
  /** How many were compared with the phone's own SHA-256 when they were copied for this backup; others by size and time. */
  readonly checkedByPhone: number
  /** How many were made from what the phone tells, which was the same before and after. */
  readonly checkedByVersion: number
  /** Of `linked` and `kept`: read again by this run, and still what was saved. */
  readonly reread: Tally
  /** Of `linked` and `kept`: shared with an earlier backup, and not read for this one. */
  readonly unread: {
    readonly count: number
    /** When the one that was read longest ago was read last, in seconds since 1970; null where there is none that tells. */
    readonly oldest: number | null
    /** How many do not tell. */
    readonly unknown: number
  }
  /** No longer what was saved, and copied from the phone anew. */
  readonly rotten: number
}

/** How much of what a backup shares with an earlier one is read again while it is made. */
export type RereadBudget =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  /** The longest unread first, for so long a part of the run's time: above 0, at most 1. */
  | { readonly kind: 'share'; readonly share: number }

export interface BackupReport {
  readonly kind: 'backup'
  /**
   * Where the files are: a `.partial` folder unless it is complete. Null where it ended before there was one. To the window
   * it is a label for people to read.
   */
  readonly folder: string | null
  readonly complete: boolean
  readonly saved: PerCategory<Tally>
  readonly totals: SavedTotals
  /** Null for the first backup. */
  readonly since: Comparison | null
  /** What this kind of backup does not hold, by reason. */
  readonly notIncluded: readonly NotIncluded[]
}

export const notIncludedReasons = [
  'app-data',
  'contacts-messages-calls',
  'caches-and-trash',
  'not-selected',
  'contacts-not-given',
  'messages-not-given',
  'calls-not-given',
] as const

/** As a manifest records it, whose reasons are those of its format. */
export interface RecordedNotIncluded {
  readonly reason: (typeof notIncludedReasons)[number]
  readonly count?: number
}

/** Why whole folders are not in it: Android keeps them closed; the person left them out; they are new, and not answered. */
export const folderReasons = ['closed-folders', 'folders-left-out', 'new-folders'] as const

export interface FoldersNotIncluded {
  readonly reason: (typeof folderReasons)[number]
  readonly count: number
  /** Paths on the phone, for people to read. */
  readonly folders: readonly string[]
}

/** A reason that only a newer version knows. */
export interface UnknownNotIncluded {
  readonly reason: 'unknown'
  /** What that version calls it, for people to read. */
  readonly name: string
  readonly count?: number
}

export type NotIncluded = RecordedNotIncluded | FoldersNotIncluded | UnknownNotIncluded
