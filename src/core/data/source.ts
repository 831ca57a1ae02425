import type { sourceCategories } from '../../shared/model/source-categories'
import type { PhoneDetails } from '../../shared/model/device'
import type { IssueCode, IssueDetail } from '../../shared/model/issue'
import type { ItemFailure } from '../errors/item-failure'
import type { BackupItem } from '../format/backup-item'
import type { Entry } from '../phone/entry'
import type { Phone } from '../phone/phone'
import type { PhoneSession } from '../phone/phone-session'
import type { Item } from './item'
import type { RecordAccess } from '../../shared/model/record-access'
import type { MessageHit, RecordDetails } from '../../shared/model/record-details'
import type { Category } from '../../shared/model/category'
import type { HandedOver } from '../../shared/model/restore'

/** What listing has come upon. */
export type ListEvent<Found extends Entry = Entry> =
  | { readonly kind: 'entry'; readonly entry: Found }
  /** Left out by a rule of its source, such as a cache. */
  | { readonly kind: 'left-out'; readonly bytes: number }
  /** A folder that Android keeps closed. */
  | { readonly kind: 'closed'; readonly path: string }
  /** What the phone lets be done with records of this kind. */
  | { readonly kind: 'access'; readonly category: Category; readonly access: RecordAccess }
  /** What could not be listed. */
  | {
      readonly kind: 'problem'
      readonly item: string
      readonly code: IssueCode
      readonly detail?: IssueDetail
    }

/** All that one source has found on a phone. */
export interface Listing {
  readonly source: string
  /** What is saved when these of its entries are selected. Pure. */
  readonly plan: (isSelected: (entry: Entry) => boolean) => readonly Item[]
  /**
   * The references of all items that its entries make, selected or not: what an earlier backup has of this source beyond
   * them is no longer on the phone.
   */
  readonly references: () => Iterable<string>
}

export interface ListInput {
  readonly phone: Phone
  readonly details: PhoneDetails
  /** Takes each entry as it comes. */
  readonly emit: (event: ListEvent) => void
}

/** One thing in items of a backup that hold many: a person sees and selects it like any entry. */
export interface SavedEntry extends Entry {
  readonly source: string
  /** What tells it from the others of its source. */
  readonly key: string
  /** Those that it is in. */
  readonly items: readonly BackupItem[]
}

/** What can be selected of a backup: a whole item, or one thing in it. */
export type BackupEntry = BackupItem | SavedEntry

export function isSavedEntry(entry: Entry): entry is SavedEntry {
  return 'items' in entry
}

/**
 * The item's bytes, held against the index while they pass: not to be counted as whole before their end.
 * @throws ItemFailure `damaged-in-backup`; Failure `backup-gone`; the signal's reason
 */
export type OpenItem = (item: BackupItem) => AsyncIterable<Buffer>

/** A file that is made of things in items, to be written on this computer. */
export interface ExportedFile {
  /** Where it goes, `/` between the names. */
  readonly place: string
  /** As far as it is known before. */
  readonly bytes: number
  /** Seconds since 1970. */
  readonly modifiedAt: number
  /** @throws what `open` throws */
  readonly content: (open: OpenItem) => AsyncIterable<Buffer>
}

/** How items that hold many things are looked into. */
export interface Inside {
  /** @throws what `open` throws; ItemFailure `damaged-in-backup` for what is not of its form */
  readonly entries: (items: readonly BackupItem[], open: OpenItem) => Promise<readonly SavedEntry[]>
  /** Files with these things alone. Pure. */
  readonly exported: (entries: readonly SavedEntry[]) => readonly ExportedFile[]
  /** Files that are made of whole items together. Pure. Absent where each item is exported as it is. */
  readonly together?: (items: readonly BackupItem[]) => readonly ExportedFile[]
}

/** Where a record is looked at. */
export type Where =
  | { readonly on: 'phone'; readonly phone: Phone }
  /** `items`: all of its source. */
  | { readonly on: 'backup'; readonly items: readonly BackupItem[]; readonly open: OpenItem }

/** What is seen of one record beside what lists show. */
export interface Look {
  /**
   * @param before from an answer before, for what comes before that
   * @throws PhoneError; what `open` throws; ItemFailure `damaged-in-backup`
   */
  readonly details: (entry: Entry, where: Where, before: string | null) => Promise<RecordDetails>
  /**
   * The bytes of a picture or of anything else that belongs to it; null where there is none.
   * @param part null for its own picture, such as a contact's
   */
  readonly attachment: (entry: Entry, where: Where, part: string | null) => Promise<Buffer | null>
  /** Texts that hold this, whatever its case, by entry; absent where there is nothing to search. */
  readonly search?: (
    text: string,
    entries: readonly Entry[],
    where: Where,
  ) => Promise<ReadonlyMap<Entry, Omit<MessageHit, 'itemId'>>>
}

/** What is to be put back of one source. */
export interface RestoreInput {
  /** Whole ones. */
  readonly items: readonly BackupItem[]
  /** Single things in others. */
  readonly entries: readonly SavedEntry[]
}

/** What became of the things in one item: how many of them a person counts. */
export interface PutBack {
  /** Put there, and found there when the phone was asked again. */
  readonly restored: number
  /** The phone had them. */
  readonly alreadyThere: number
  /** Left as they are, by a rule of the source. */
  readonly skipped: number
  /** The phone did not take them: told as a problem of the item. */
  readonly refused?: number
}

/** What putting back works with. */
export interface RestoreTools {
  readonly session: PhoneSession
  readonly signal: AbortSignal
  /** Waits while the job is paused. @throws the signal's reason */
  readonly ready: () => Promise<void>
  readonly open: OpenItem
  /** Each item and each entry ends once: with this, or with `failed`. */
  readonly done: (entry: BackupEntry, result: PutBack) => void
  readonly failed: (entry: BackupEntry, failure: ItemFailure) => void
  /** What is wrong with a part of it; its end is told besides. */
  readonly problem: (entry: BackupEntry, failure: ItemFailure) => void
  /** What was given to a program of the phone; its entries end besides, as neither restored nor there. */
  readonly handedOver: (what: HandedOver) => void
}

/** A kind of data: how it is found on a phone, saved and put back. */
export interface DataSource {
  readonly kind: keyof typeof sourceCategories
  /**
   * Null where this phone has nothing of the kind to be asked for: then nothing of it has vanished either.
   * @throws PhoneError, `refused` for what this phone does not let anybody list; the signal's reason
   */
  readonly list: (input: ListInput) => Promise<Listing | null>
  /** Absent where an item is one thing to a person. */
  readonly inside?: Inside
  /** Absent for what is looked at as a file. */
  readonly look?: Look
  /**
   * Puts things back. What `session.use` runs is run again when the phone was lost, so it asks what is there first, each
   * time: what is there already is not put there twice. Absent for files, which jobs/restore sends itself, and for what
   * cannot be put back: people export that.
   * @throws what the session and `open` throw
   */
  readonly restore?: (input: RestoreInput, tools: RestoreTools) => Promise<void>
  /**
   * Gives things to a program of the phone instead, which puts them there once its person says so. Absent where there is none.
   * @throws like `restore`
   */
  readonly handOver?: (input: RestoreInput, tools: RestoreTools) => Promise<void>
}
