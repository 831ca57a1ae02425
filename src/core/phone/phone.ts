import type { StorageVolume } from '../../shared/model/device'
import type { RemovalWay } from '../../shared/model/free-up'
import type { AnswerBudget } from './answer-budget'
import type { FileVersion } from './file-version'
import type { PhoneError } from './phone-error'
import type { CallStore, ContactStore, MessageStore } from './record-stores'

/** Where a file can be read from in its middle: at multiples of so many bytes. A backup's parts are blocks of the same. */
export const resumeStep = 1024 * 1024

/** The piece's memory is in use until then: it is not used again before, also when more is read. */
export type Lend = (until: Promise<unknown>) => void

/**
 * Takes the bytes in order. What it returns is awaited before more is read, so a slow disk slows the phone. A piece is good
 * until then; memory that is kept longer is lent, and nothing is read when all is lent.
 */
export type ByteSink = (piece: Buffer, lend: Lend) => Promise<void> | null | void

/** A file or folder as a phone tells of it; a link is neither, and is not followed. */
export interface Stat {
  readonly kind: 'file' | 'folder' | 'other'
  /** Where `exactSize` is false: what `toldSize` makes of the real one. */
  readonly bytes: number
  readonly exactSize: boolean
  /** Seconds since 1970. */
  readonly modifiedAt: number
}

export interface DirEntry extends Stat {
  /** In the form that `place` says; never `.` or `..`. */
  readonly name: string
  /**
   * - `unreadable`: the phone cannot tell what it is
   * - `unsafe-name`: what no file system has, a name that is empty or has `/` or NUL in it, a size beyond 2^53. Only a
   *   hostile phone sends such
   */
  readonly problem: 'unreadable' | 'unsafe-name' | null
}

export interface ReadRequest {
  readonly path: string
  /** As listed: how far ahead is asked, and where a file that grows is cut off. */
  readonly bytes: number
  /** 0, or a multiple of `resumeStep` where the phone `canResume`. */
  readonly from: number
  /** It is this file's turn: called once, and no byte is read before it resolves. */
  readonly begin: () => Promise<void>
  readonly sink: ByteSink
}

export interface ReadEnd {
  /** The file as it was after its last byte; null when it is gone. Asked in the same breath. */
  readonly after: Stat | null
  /** Whether the sink has got the file to its end, by all that the phone can tell. */
  readonly whole: boolean
}

export interface Move {
  readonly from: string
  /** In the same folder. */
  readonly to: string
  /** In place of a file that has the name; without it nothing is moved then. */
  readonly over: boolean
}

/**
 * - `moved`: the phone said so, the old name is gone, and a file has the new one
 * - `stayed`: the old name is there as before
 * - `lost`: neither; it may have been moved by a try whose answer never came, or be gone
 */
export type MoveResult = 'moved' | 'stayed' | 'lost'

/** By the phone's own SHA-256, in hexadecimal; null where it cannot tell. */
export interface PhoneHashes {
  /** One command for many, in their order. */
  readonly of: (files: readonly FileVersion[]) => Promise<readonly (string | null)[]>
  /** Of the first `bytes` bytes of a file. */
  readonly beginning: (path: string, bytes: number) => Promise<string | null>
}

export interface SentFile extends FileVersion {
  readonly content: AsyncIterable<Uint8Array>
}

export interface PhoneWriter {
  /** A whole file, with the folders on its way, over one that is there. It is whole on the phone when this resolves. */
  readonly write: (file: SentFile) => Promise<void>
  readonly rename: (moves: readonly Move[]) => Promise<readonly MoveResult[]>
  /** What is not there is no error. */
  readonly remove: (paths: readonly string[]) => Promise<void>
}

/** A file that the phone has read from end to end, and that was the same before and after. */
export interface ProvenFile extends FileVersion {
  /** As the phone hashed it, in hexadecimal. */
  readonly sha256: string
  /** What the phone tells of it, finer than size and time. Only for `remove` and `look` of the same phone. */
  readonly state: string
}

/**
 * - `removed`: it is gone from its place, and in the trash where it was to go there
 * - `changed`: it was no longer as proven, and is at its place
 * - `refused`: it is at its place as before; the phone did not do it
 * - `unclear`: it is not at its place, and not in the trash where it was to go there
 */
export type RemovalResult = 'removed' | 'changed' | 'refused' | 'unclear'

/** Takes files off the phone, each only as it was proven to be. */
export interface PhoneRemoval {
  /** Whether files can be moved to a trash of the phone's own. Changes nothing. */
  readonly hasTrash: () => Promise<boolean>
  /**
   * Has the phone read a file and hash it.
   * @returns null for what is no file, has another size or time than asked for, changed meanwhile, or cannot be told
   */
  readonly prove: (file: FileVersion) => Promise<ProvenFile | null>
  /** One command looks whether the file is still as proven, and removes it then. Afterwards the phone is asked again. */
  readonly remove: (file: ProvenFile, way: RemovalWay) => Promise<RemovalResult>
  /** What became of a file after a `remove` whose answer never came; `refused` for one that is at its place. */
  readonly look: (file: ProvenFile, way: RemovalWay) => Promise<Exclude<RemovalResult, 'changed'>>
}

/** What a phone's gallery shows. */
export interface MediaIndex {
  /** Tells of new files. Whether it took notice has to be asked. */
  readonly tell: (paths: readonly string[]) => Promise<void>
  /** How many of these it lists; null where it cannot be asked. */
  readonly countListed: (paths: ReadonlySet<string>) => Promise<number | null>
  /** The paths of its favourites; null where it does not tell. */
  readonly listFavourites: () => Promise<ReadonlySet<string> | null>
  /** Marks what it lists as favourites. Whether it took notice has to be asked. */
  readonly addFavourites: (paths: readonly string[]) => Promise<void>
}

export interface Battery {
  /** 0 to 100. */
  readonly percent: number
  /** By cable or without one; full counts too. */
  readonly charging: boolean
}

/**
 * One user's connection to a phone, with sockets of its own that are opened when they are needed. What a phone may not be
 * able to do is an optional member: ask for it, and not for the kind of phone. All methods throw PhoneError, and the reason
 * of the signal it was opened with; one that has seen its phone lost is closed, and another opened.
 */
export interface Phone {
  /**
   * Reads one file. Call it for many files ahead: they come one after the other, over as many lanes as are good.
   * @throws PhoneError, `refused` for this file alone; what `begin` and `sink` throw
   */
  readonly read: (request: ReadRequest) => Promise<ReadEnd>
  /**
   * The first `maxBytes` bytes of a file, fewer when it is shorter; null when it is gone or may not be read. Ask for a few
   * at a time: the phone works on one while the one before is on its way.
   */
  readonly head: (path: string, maxBytes: number) => Promise<Buffer | null>
  /** Null for what is not there. */
  readonly stat: (path: string) => Promise<Stat | null>
  /**
   * What is in one folder, in the phone's order, as many at a time as are here. One that is missing or may not be read may
   * look empty: see `seemEmpty`.
   * @param budget of this folder and others that are listed together
   */
  readonly list: (folder: string, budget: AnswerBudget) => AsyncIterable<readonly DirEntry[]>
  /** What it tells of a file of so many bytes, where `exactSize` is false. */
  readonly toldSize: (bytes: number) => number
  readonly canResume: boolean
  /** Which of these folders, that were listed as empty ones, cannot be read. */
  readonly seemEmpty?: (folders: readonly string[], budget: AnswerBudget) => Promise<readonly string[]>
  readonly hash?: PhoneHashes
  readonly put?: PhoneWriter
  readonly removal?: PhoneRemoval
  readonly mediaIndex?: MediaIndex
  /** The phone's own thumbnail of a picture or video: a JPEG, upright; null when it gives none. */
  readonly thumbnail?: (path: string, kind: 'image' | 'video') => Promise<Buffer | null>
  readonly contacts?: ContactStore
  readonly messages?: MessageStore
  readonly calls?: CallStore
  /** Null where it has none, or does not say. */
  readonly battery?: () => Promise<Battery | null>
  /** The storages and their room as it is now. */
  readonly volumes?: () => Promise<readonly StorageVolume[]>
  /** Ends all that is under way, with PhoneError `gone`. */
  readonly close: () => void
}

export interface OpenOptions {
  readonly signal?: AbortSignal | undefined
  /** How long the phone may say nothing, in milliseconds. */
  readonly inactivityMs?: number | undefined
}

/** All that a job knows of where its phone comes from. */
export interface PhoneAccess {
  /** As it was last reached. @throws PhoneError; the signal's reason */
  readonly open: (options: OpenOptions) => Promise<Phone>
  /**
   * The same phone when it is there again and answers, perhaps by another way.
   * @param why it is waited for
   * @throws `why` when it is not worth waiting; the signal's reason
   */
  readonly back: (why: PhoneError, options: OpenOptions) => Promise<Phone>
}

/** Follows the phones of one kind for as long as the app runs. */
export interface PhoneWatch<View> {
  readonly snapshot: () => View
  /** To a phone that is ready now. @throws Failure `phone-gone`; PhoneError */
  readonly access: (serial: string) => Promise<PhoneAccess>
}
