import type { Tally } from '../../shared/model/catalog'

export const formatName = 'phonekeep-backup'

/** Each has a schema and an encoder of its own (manifest-1.ts, manifest-2.ts); all are read into the same model. */
export type FormatVersion = 1 | 2

export interface OwnFile {
  readonly file: string
  readonly sha256: string
}

/** A problem as a backup keeps it. Its words may be those of a newer version. */
export interface SavedProblem {
  readonly item: string
  readonly during: string
  readonly code: string
  readonly detail?: string | undefined
  /** Who has said the detail: `phone`, `disk`, `app`. */
  readonly saidBy?: string | undefined
}

/** What a backup holds and what it does not. In `backup.json`; of an encrypted one in `report.json.age`. */
export interface Contents {
  readonly phone: {
    readonly manufacturer: string
    readonly model: string
    readonly serial: string
    /** `android`, or what a newer version knows. */
    readonly system: string
    /** For people, e.g. `14`; empty where it is not told. */
    readonly systemVersion: string
  }
  /** By category, of this version or a newer one: what a person counts, and bytes. Never look one up without `Object.hasOwn`. */
  readonly saved: Readonly<Record<string, Tally>>
  readonly totals: {
    readonly copied: Tally
    readonly linked: Tally
    readonly kept: Tally
    readonly checkedByPhone: number
    /** Since version 2. */
    readonly checkedByVersion?: number | undefined
    // Not said by 0.1.0, which counted what it shared as compared with the phone.
    readonly reread?: Tally | undefined
    readonly unread?:
      | { readonly count: number; readonly oldest: number | null; readonly unknown: number }
      | undefined
    readonly rotten?: number | undefined
  }
  /** Compared with the backup of that name. */
  readonly since?:
    | { readonly backup: string; readonly new: number; readonly changed: number; readonly vanished: number }
    | undefined
  /** What this backup does not hold, by reason. */
  readonly notIncluded: readonly { readonly reason: string; readonly count?: number | undefined }[]
  /** Folders that Android keeps closed, by path; before, these were problems. */
  readonly closedFolders?: readonly string[] | undefined
  /** Device folders that are left out by a person's choice, or `waiting` for one; their files are among `not-selected`. */
  readonly foldersLeftOut?:
    | readonly { readonly path: string; readonly count: number; readonly waiting?: true | undefined }[]
    | undefined
  readonly problems: readonly SavedProblem[]
}

interface Head {
  readonly format: typeof formatName
  readonly version: FormatVersion
  /** `partial` until the last step; then why it stopped, if it did. */
  readonly state: 'complete' | 'partial'
  /** `cancelled`, `failed`, or what a newer version knows. */
  readonly stopped?: string | undefined
  readonly createdBy: string
  readonly startedAt: string
  readonly finishedAt?: string | undefined
  /** Lines of the index, and bytes. */
  readonly total: Tally
  /** The finished index. */
  readonly index?: OwnFile | undefined
  /** Further files of its own that a newer version has added. */
  readonly own?: readonly OwnFile[] | undefined
  /** Of one that is not complete: what was selected for it (recorded-selection.ts); sealed where it is encrypted. */
  readonly selection?: unknown
}

export type PlainManifest = Head & Contents

export interface EncryptedManifest extends Head {
  readonly encryption: { readonly scheme: 'age-v1'; readonly recipient: string }
  readonly report?: OwnFile | undefined
  /** HMAC-SHA-256 of what a complete one holds, by a key that is in `key.age` (sign-manifest.ts). */
  readonly signature?: string | undefined
  /** Of its folder when this was written, without `.partial`. Version 0.1 did not say. */
  readonly name?: string | undefined
  /** Of everything that this file says, complete or not. Version 0.1 did not write it. */
  readonly signature2?: string | undefined
}

/** What `backup.json` says, whichever version it is of. */
export type Manifest = PlainManifest | EncryptedManifest

export function isEncrypted(manifest: Manifest): manifest is EncryptedManifest {
  return 'encryption' in manifest
}

/** Whom a backup is encrypted for; null for a plain one. */
export function recipientOf(manifest: Manifest): string | null {
  return isEncrypted(manifest) ? manifest.encryption.recipient : null
}
