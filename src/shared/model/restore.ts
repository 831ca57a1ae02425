import type { Tally } from './catalog'
import type { Category } from './category'
import type { RecordReason } from './record-access'

/** Where restored items go on the phone. */
export type RestoreTarget =
  /** Each to where it was. */
  | { readonly kind: 'original' }
  /** All below one folder of the internal storage, e.g. `Restored`, with their own folders. */
  | { readonly kind: 'folder'; readonly name: string }

/** What to do where another file has the name. What is the same already is never sent again. */
export const conflictRules = ['skip', 'keep-both', 'replace'] as const

export type ConflictRule = (typeof conflictRules)[number]

/**
 * Who puts contacts on the phone: Phonekeep, which skips what is there and asks the phone afterwards, or the phone's own
 * importer, which takes pictures, asks its person and adds whatever it is given.
 */
export const contactWays = ['phonekeep', 'importer'] as const

export type ContactWay = (typeof contactWays)[number]

/** Contacts that were given to the phone's own importer: the person decides there, and what becomes of it is not told. */
export interface HandedOver {
  readonly count: number
  /** The file of them, on the phone. */
  readonly path: string
  /** How many contacts the phone had before; null where it does not tell. */
  readonly contactsBefore: number | null
}

/** What is known of a restore before it starts. */
export interface RestoreCheck {
  readonly chosen: Tally
  /** Whether there is room for all of it; what is on the phone already takes none. */
  readonly volumes: readonly {
    readonly kind: 'internal' | 'sd-card'
    readonly neededBytes: number
    readonly freeBytes: number
  }[]
  /** Of how many the path cannot be on a phone; they are left out. */
  readonly unusable: number
  /** How many only a newer version can put back; they are left out. */
  readonly needNewer: number
  /** How many can be exported only; they are left out. */
  readonly onlyExported: number
  /**
   * What is put back as records, by kind: how many, and why this phone takes none of them; null where it takes them.
   * `withoutPhotos`: it takes contacts, and not their pictures. `importer`: it may have a program of its own that takes them.
   */
  readonly records: readonly {
    readonly category: Category
    readonly count: number
    readonly whyNotTaken: RecordReason | null
    readonly withoutPhotos?: true
    readonly importer?: true
  }[]
  /** How many were on a card that this phone does not have, and go to the internal storage. */
  readonly moved: number
  /** Whether the backup is of another phone. */
  readonly otherPhone: boolean
}

/** What became of the items of a restore. */
export interface RestoreTotals {
  /** Sent to the phone. */
  readonly restored: Tally
  /** The same file was there. */
  readonly alreadyThere: Tally
  /** Another file has the name, and was left. */
  readonly skipped: Tally
  /** Of `restored`: under another name, beside the file that has it. */
  readonly keptBoth: number
  /** Of `restored`: in place of another file. */
  readonly replaced: number
  /** Of `restored`: how many files the phone's own SHA-256 was compared of; other files by size. */
  readonly checkedByPhone: number
  /** Of `restored`: what is no file, and was there when the phone was asked for it again. */
  readonly confirmed: number
}

/** Whether the phone's gallery knows of what was restored. */
export interface MediaIndexReport {
  /** How many of the restored pictures, films and songs it lists. */
  readonly listed: number
  readonly expected: number
}

/** Whether what was a favourite is one again in the phone's gallery. */
export interface FavouritesReport {
  /** How many of them are, by the phone's own word. */
  readonly marked: number
  /** Those among the items that are on the phone now. */
  readonly expected: number
}
