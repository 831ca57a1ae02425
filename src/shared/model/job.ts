import type { Category } from './category'
import type { Tally } from './catalog'
import type { ErrorInfo } from './errors'

/** Why one item is not in the backup, or one folder could not be looked into. */
export const issueCodes = [
  'refused-by-phone',
  'vanished',
  'changed-while-copying',
  'cut-short',
  'phone-failed',
  'unsafe-name',
  'path-too-long',
  'folder-unreadable',
] as const

export type IssueCode = (typeof issueCodes)[number]

export interface JobIssue {
  /** The path on the phone. */
  readonly item: string
  readonly during: 'listing' | 'copying'
  readonly code: IssueCode
  /** What the phone said, in its own words, where it said anything. */
  readonly detail?: string
}

/** How far a job is, already calmed down for showing. */
export interface Progress {
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

export interface JobSnapshot extends Progress {
  readonly id: string
  readonly kind: 'backup'
  readonly status: 'running' | 'done' | 'failed' | 'cancelled'
  readonly phase: 'preparing' | 'copying' | 'finishing'
  readonly phoneName: string
  /** Only when `status` is `failed`. */
  readonly error?: ErrorInfo
  /** True while a cancel has been asked for and not yet taken effect. */
  readonly cancelling: boolean
}

export interface BackupReport {
  readonly saved: Readonly<Record<Category, Tally>>
  readonly issues: readonly JobIssue[]
  /** The backup folder, for people to read. */
  readonly folderLabel: string
  /** False for a `.partial` folder (cancelled or failed). */
  readonly complete: boolean
  readonly elapsedMs: number
  /** What this kind of backup does not hold, by reason. */
  readonly notIncluded: readonly NotIncluded[]
}

export const notIncludedReasons = [
  'app-data',
  'contacts-messages-calls',
  'caches-and-trash',
  'not-selected',
] as const

export interface NotIncluded {
  readonly reason: (typeof notIncludedReasons)[number]
  readonly count?: number
}
