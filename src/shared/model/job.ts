import type { Authenticity } from './authenticity'
import type { PerCategory } from './category'
import type { Tally } from './catalog'
import type { ErrorInfo } from './errors'
import type { MediaIndexReport, RestoreTotals } from './restore'

/** Why one item is not in the backup, was not restored or exported, or one folder could not be looked into. */
export const issueCodes = [
  'refused-by-phone',
  'vanished',
  'changed-while-copying',
  'cut-short',
  'differs-from-phone',
  'phone-failed',
  'unsafe-name',
  'path-too-long',
  'folder-unreadable',
  'kept-aside',
  'damaged-in-backup',
  'not-a-place-on-phone',
  'refused-to-take',
  'differs-after-sending',
  'name-taken',
  'needs-newer-version',
  'cannot-be-put-back',
] as const

export type IssueCode = (typeof issueCodes)[number]

/** Whose words a detail are: the phone's, the disk's or its system's, or this program's own. */
export const sayers = ['phone', 'disk', 'app'] as const

export type SaidBy = (typeof sayers)[number]

export interface IssueDetail {
  readonly saidBy: SaidBy
  readonly text: string
}

/** What happened to one item, or to one folder of the phone. */
export interface ItemIssue {
  /** The path on the phone. */
  readonly item: string
  readonly during: 'listing' | 'copying' | 'restoring' | 'exporting'
  readonly code: IssueCode
  readonly detail?: IssueDetail
}

/** An issue of a backup: what its manifest keeps. */
export interface BackupIssue extends ItemIssue {
  readonly during: 'listing' | 'copying'
}

export const faultCodes = ['missing', 'changed', 'extra', 'unreadable', 'index-line'] as const

export type FaultCode = (typeof faultCodes)[number]

/** What is wrong with one file of a backup folder. */
export interface BackupFault {
  /** The path in the backup folder, or the item's path on the phone where names are hidden. */
  readonly item: string
  readonly during: 'verifying'
  readonly code: FaultCode
  readonly detail?: IssueDetail
}

export type JobIssue = ItemIssue | BackupFault

/** Why a running job stands still; it goes on by itself when the reason is gone. */
export type Hold =
  | { readonly kind: 'paused' }
  /** The phone was unplugged, fell silent, or adb went away. */
  | { readonly kind: 'phone'; readonly error: ErrorInfo }

/** How far a job is, already calmed down for showing. */
export interface Progress {
  readonly hold: Hold | null
  readonly itemsDone: number
  readonly itemsTotal: number
  readonly bytesDone: number
  readonly bytesTotal: number
  /** The name of the item being copied. */
  readonly currentItem: string | null
  /** Over the last few seconds; 0 before the first byte. */
  readonly bytesPerSecond: number
  /** Seconds, or null while it cannot be told. */
  readonly remainingSeconds: number | null
  readonly issueCount: number
}

export const jobPhases = [
  'preparing',
  'comparing',
  'linking',
  'copying',
  'rereading',
  'restoring',
  'exporting',
  'verifying',
  'finishing',
] as const

export type JobPhase = (typeof jobPhases)[number]

export interface JobSnapshot extends Progress {
  readonly id: string
  readonly kind: JobReport['kind']
  readonly status: 'running' | 'done' | 'failed' | 'cancelled'
  readonly phase: JobPhase
  readonly encrypted: boolean
  readonly phoneName: string
  /** Only when `status` is `failed`. */
  readonly error?: ErrorInfo
  /** True while a cancel has been asked for and not yet taken effect. */
  readonly cancelling: boolean
}

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
] as const

/** As a manifest records it, whose reasons are those of its format. */
export interface RecordedNotIncluded {
  readonly reason: (typeof notIncludedReasons)[number]
  readonly count?: number
}

export interface ClosedFolders {
  readonly reason: 'closed-folders'
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

export type NotIncluded = RecordedNotIncluded | ClosedFolders | UnknownNotIncluded

export interface RestoreReport {
  readonly kind: 'restore'
  readonly totals: RestoreTotals
  /** Null where nothing was sent, or the phone could not be asked. */
  readonly mediaIndex: MediaIndexReport | null
}

export interface ExportReport {
  readonly kind: 'export'
  /** Where the files are. To the window it is a label for people to read. */
  readonly folder: string
  readonly exported: Tally
  /** The same file was there. */
  readonly alreadyThere: Tally
  /** Of `exported`: under another name, beside a file that has it. */
  readonly renamed: number
}

/** What re-reading a backup found; what is wrong are its issues. */
export interface VerifyReport {
  readonly kind: 'verify'
  /** The backup folder. To the window it is a label for people to read. */
  readonly folder: string
  /** False for an interrupted backup: what it holds so far was verified. */
  readonly complete: boolean
  readonly authenticity: Authenticity
  readonly items: number
  readonly bytes: number
}

/** What a job has counted, also of half its work. */
export type JobReport = BackupReport | RestoreReport | ExportReport | VerifyReport

/** How a job ended. */
export type JobEnd =
  | { readonly status: 'done' }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly error: ErrorInfo }

/** What happened to single items of a job that reports `R`. */
export type IssueOf<R extends JobReport> = R extends VerifyReport
  ? BackupFault
  : R extends BackupReport
    ? BackupIssue
    : ItemIssue

/** What became of a job. */
export type Outcome<R extends JobReport> = JobEnd &
  R & {
    readonly issues: readonly IssueOf<R>[]
    /** Without the time it took to tidy up. */
    readonly elapsedMs: number
  }

type OutcomeOf<R> = R extends JobReport ? Outcome<R> : never

/** What became of a job of any kind, by `kind`. */
export type JobOutcome = OutcomeOf<JobReport>
