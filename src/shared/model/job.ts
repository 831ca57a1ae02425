import type { Authenticity } from './authenticity'
import type { BackupReport } from './backup-report'
import type { Tally } from './catalog'
import type { ErrorInfo } from './errors'
import type { RemovalWay } from './free-up'
import type { BackupFault, BackupIssue, ItemIssue } from './issue'
import type { Removal } from './retention'
import type { FavouritesReport, HandedOver, MediaIndexReport, RestoreTotals } from './restore'

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
  'removing',
  'freeing',
  'uploading',
  'fetching',
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
  /** The hardware serial of the phone it uses; null for one that needs none. */
  readonly phoneId: string | null
  /** The place for second copies that it uses; null for one that needs none. */
  readonly placeId: string | null
  /** Only when `status` is `failed`. */
  readonly error?: ErrorInfo
  /** True while a cancel has been asked for and not yet taken effect. */
  readonly cancelling: boolean
}

export interface RestoreReport {
  readonly kind: 'restore'
  readonly totals: RestoreTotals
  /** Null where nothing was sent, or the phone could not be asked. */
  readonly mediaIndex: MediaIndexReport | null
  /** Null where the phone has none, does not tell, or was not asked. */
  readonly favourites: FavouritesReport | null
  /** Null where nothing was given to the phone's own importer. */
  readonly handedOver: HandedOver | null
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

/** What became of the backups of a phone that were to go; those that did not are its issues. */
export interface ForgetReport {
  readonly kind: 'forget'
  readonly removal: Removal
  readonly removed: number
  /** By those that went: what no other backup has. Null where it was not measured. */
  readonly freedBytes: number | null
}

/** What was taken off a phone; what stayed, and why, are its issues. */
export interface FreeUpReport {
  readonly kind: 'free-up'
  /** The backup folder that has all of it. To the window it is a label for people to read. */
  readonly folder: string
  readonly way: RemovalWay
  readonly removed: Tally
  /** Their paths on the phone. Not for the window. */
  readonly removedPaths: readonly string[]
}

/** What was copied to a place. */
export interface CopyReport {
  readonly kind: 'copy'
  /** What the place is called. */
  readonly place: string
  /** Whole backups that are there now and were not before. */
  readonly backups: number
  /** Copies that were removed there, by the rule for them. */
  readonly removed: number
  readonly uploaded: Tally
  /** Contents that were there already, for other backups. */
  readonly alreadyThere: Tally
  /** Contents that were read back whole, chosen at random. */
  readonly readBack: Tally
}

/** What reading all copies of a place again has found; what is wrong are its issues. */
export interface CheckCopiesReport {
  readonly kind: 'check-copies'
  readonly place: string
  readonly backups: number
  readonly items: number
  readonly bytes: number
  /** Read and compared whole; else names and sizes alone. */
  readonly full: boolean
}

/** A backup that was brought back from a place. */
export interface FetchReport {
  readonly kind: 'fetch'
  /** The backup folder. To the window it is a label for people to read. */
  readonly folder: string
  readonly items: number
  readonly bytes: number
}

/** What a job has counted, also of half its work. */
export type JobReport =
  | BackupReport
  | RestoreReport
  | ExportReport
  | VerifyReport
  | ForgetReport
  | FreeUpReport
  | CopyReport
  | CheckCopiesReport
  | FetchReport

/** How a job ended. */
export type JobEnd =
  | { readonly status: 'done' }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly error: ErrorInfo }

/** What happened to single items of a job that reports `R`. */
export type IssueOf<R extends JobReport> = R extends VerifyReport | CheckCopiesReport
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
