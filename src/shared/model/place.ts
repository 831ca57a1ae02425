import type { HourRange } from './automatic'
import type { ErrorInfo } from './errors'
import type { RetentionRule } from './retention'

/** What a place is, as people choose it. `other`: any that rclone knows. */
export const serviceKinds = ['dropbox', 'webdav', 'sftp', 's3', 'other'] as const

export type ServiceKind = (typeof serviceKinds)[number]

/** What happens with a place by itself. */
export interface PlaceRule {
  /** Copies each backup after it has been made, and catches up on what was missed. */
  readonly automatic: boolean
  /** Local hours in which it copies by itself; null for any. */
  readonly hours: HourRange | null
  /** In bytes a second; null for as fast as it goes. Folders are not slowed down. */
  readonly maxBytesPerSecond: number | null
  /** Leaves out backups that the place could read. */
  readonly encryptedOnly: boolean
  /** Which copies stay there. */
  readonly keep: RetentionRule
}

export const firstPlaceRule: PlaceRule = {
  automatic: true,
  hours: null,
  maxBytesPerSecond: null,
  encryptedOnly: false,
  keep: { kind: 'keep-all' },
}

/** Why what waits is not copied now. */
export const copyHolds = ['turned-off', 'outside-hours', 'failed-before', 'running'] as const

export type CopyHold = (typeof copyHolds)[number]

/** What this computer knows of the copies of one phone in a place. Times are milliseconds since 1970. */
export interface PlacePhone {
  /** For people to read. */
  readonly name: string
  /** Backups that are there. */
  readonly copies: number
  /** Complete backups on this computer's disks that are not there, and are to be. */
  readonly waiting: number
  /** When a copy last came to its end; null for never. */
  readonly copiedAt: number | null
  /** When the names and sizes of all of it had last been looked at; null before all of it was. */
  readonly namesCheckedAt: number | null
  /** When all of it was last read and compared, and what was wrong then. */
  readonly fullCheck: { readonly at: number; readonly faults: number } | null
  /** Contents that are missing or wrong there, as far as it is known. */
  readonly bad: number
}

export interface PlaceView {
  readonly id: string
  /** As the person calls it. */
  readonly name: string
  readonly kind: 'folder' | ServiceKind
  /** Where it is, for people to read; empty for a service that says nothing shorter than its name. */
  readonly label: string
  readonly rule: PlaceRule
  readonly phones: readonly PlacePhone[]
  /** The job that uses it now. */
  readonly jobId: string | null
  /** Why what waits there is not copied now; null where nothing waits, or it is about to. */
  readonly hold: CopyHold | null
  /** Why the last copy by itself failed; null where it did not. */
  readonly failed: { readonly at: number; readonly error: ErrorInfo } | null
  /** Something has been waiting for more than a week. */
  readonly overdue: boolean
}

export interface PlacesView {
  readonly places: readonly PlaceView[]
  /** Of rclone; null where there is none, which services need. */
  readonly rclone: { readonly version: string } | null
}

/** A question of rclone about a new place. */
export interface ServiceQuestion {
  readonly name: string
  /** In rclone's words. */
  readonly help: string
  readonly isSecret: boolean
  readonly required: boolean
  readonly default: string
  readonly choices: readonly { readonly value: string; readonly help: string }[]
  /** Why the answer before was not taken; empty where it was. */
  readonly error: string
}

/** Where the setting up of a service is. */
export type ServiceStep =
  | { readonly kind: 'question'; readonly question: ServiceQuestion }
  | { readonly kind: 'done'; readonly placeId: string }
