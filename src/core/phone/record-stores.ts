import type { PhotoAccess, RecordAccess } from '../../shared/model/record-access'
import type { Call } from '../records/call'
import type { Contact } from '../records/contact'
import type { Message, MessageHeader, MessagePart, Thread } from '../records/message'

/**
 * Something that was read but cannot be told for sure: it is reported, and never guessed. `record` is what people may know
 * it by.
 */
export interface UnclearRecord {
  readonly record: string
  readonly why: string
}

/** What was read of many records. */
export interface ReadRecords<Record> {
  readonly records: readonly Record[]
  readonly unclear: readonly UnclearRecord[]
}

/**
 * What became of one record that was put on a phone: `there` once the phone, asked again, has it; `refused` where it said no
 * or kept silent and does not have it.
 */
export type AddResult = 'there' | 'refused'

export interface ContactHeader {
  /** What tells it from the phone's others, for as long as it is kept there (Android: the lookup key). */
  readonly uid: string
  readonly displayName: string
  /** Numbers and mail addresses, for lists. */
  readonly numbers: readonly string[]
  readonly favourite: boolean
  /** And the phone gives it. */
  readonly hasPhoto: boolean
  /** Seconds since 1970; 0 where the phone does not tell. */
  readonly changedAt: number
  /** Equal means unchanged, as far as the phone can tell. */
  readonly version: string
}

/**
 * The phone's own program that imports vCards. Its person decides there whether it does: what becomes of it is not told, it is
 * not asked what is there already, and a phone that takes no pictures of contacts from a computer takes those in vCards.
 */
export interface ContactImporter {
  /**
   * Opens a file of vCards in it. Resolves when the phone says that it has started it.
   * @param path of a file on the phone
   * @throws PhoneError `refused`: `missing` where nothing imports vCards, `denied` where it may not be started
   */
  readonly open: (path: string) => Promise<void>
}

/** All methods of the stores throw PhoneError (`refused` where the phone does not give this kind) and the signal's reason. */
export interface ContactStore {
  readonly access: () => Promise<RecordAccess>
  /**
   * Whether the phone gives, and takes, the pictures of contacts; where the member is missing, it does both. Where it does
   * not, they are read without, and put there without.
   */
  readonly photos?: () => Promise<PhotoAccess>
  readonly list: () => Promise<ReadRecords<ContactHeader>>
  /** Those of them that are there still, some hundred at a time. */
  readonly read: (contacts: readonly ContactHeader[]) => AsyncIterable<ReadRecords<Contact>>
  /**
   * Puts each there as a contact of its own, kept by the phone alone. Who asks has looked whether it is there already. One
   * that was begun before, and broken off, is completed and not doubled.
   */
  readonly add?: (contacts: readonly Contact[]) => Promise<readonly AddResult[]>
  /** Completes those of them that `add` once began and was broken off over, and leaves all others alone. */
  readonly finish?: (contacts: readonly Contact[]) => Promise<void>
  readonly importer?: ContactImporter
}

export interface CallStore {
  readonly access: () => Promise<RecordAccess>
  /** All of them: phones keep some hundred, and never more than some thousand. */
  readonly read: () => Promise<ReadRecords<Call>>
  readonly add?: (calls: readonly Call[]) => Promise<readonly AddResult[]>
}

/** What a phone has of messages, without their texts. */
export interface MessageList {
  readonly headers: readonly MessageHeader[]
  readonly threads: readonly Thread[]
  readonly unclear: readonly UnclearRecord[]
}

export interface MessageStore {
  readonly access: () => Promise<RecordAccess>
  readonly list: () => Promise<MessageList>
  /**
   * Those of them that are there still, in their order, some hundred at a time: they need not fit into memory. Each tells
   * its header, and the versions of its parts, as `list` and `parts` would then: a backup sees by them whether it is the same.
   */
  readonly read: (headers: readonly MessageHeader[]) => AsyncIterable<ReadRecords<Message>>
  /** The parts of these multimedia messages that are files, as `read` tells them, without reading any text of theirs twice. */
  readonly parts: (
    headers: readonly MessageHeader[],
  ) => Promise<readonly { readonly message: MessageHeader; readonly part: MessagePart }[]>
  /** The bytes of a part that is a file, in pieces. A piece is given away. */
  readonly readPart: (part: MessagePart, write: (piece: Buffer) => Promise<void>) => Promise<void>
  readonly add?: MessageWriter
}

export interface MessageWriter {
  /**
   * Opens the phone for writing, runs `work`, and puts back what it changed, however that ends. What it changes is noted on
   * the phone first, so that it is put back at the next connection when this computer or the cable fails.
   */
  readonly whileOpen: <Result>(work: () => Promise<Result>) => Promise<Result>
  /** Inside `whileOpen`. Who asks has looked whether they are there already. */
  readonly write: (
    messages: readonly {
      readonly message: Message
      readonly part: (part: MessagePart) => AsyncIterable<Buffer>
    }[],
  ) => Promise<readonly AddResult[]>
}
