import { fileVersion } from '../format/index-line'
import type { Phone } from '../phone/phone'
import type { UnclearRecord } from '../phone/record-stores'
import { placeOfFile } from './files/place-of-file'
import type { PhoneFile } from './files/phone-file'

/** Tells of a record that cannot be told for sure, and is not in the item: a problem of the backup that it goes into. */
export type TellUnclear = (record: UnclearRecord) => void

/**
 * Writes the bytes of an item, always from its beginning; the same state of the phone gives the same bytes. A piece is given
 * away: its memory is not used again.
 * @returns its version after the last byte: another one than before means that it has to be made again
 * @throws PhoneError, `refused` for this item alone; what `write` throws
 */
export type Make = (
  phone: Phone,
  write: (piece: Buffer) => Promise<void>,
  tell: TellUnclear,
) => Promise<string>

/** Where the bytes of an item come from. */
export type From =
  /** A file of the phone, by its absolute path: copied, gone on with after a break, held against the phone's own hash. */
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'made'; readonly make: Make }

/** One file of a backup that is no file of the storage. It may be many things to a person: a file of all contacts. */
export interface SourceItem {
  readonly source: string
  /** What tells it from the others of its source. */
  readonly key: string
  /** Equal means unchanged: the same bytes, and the same time. */
  readonly version: string
  /** How many things it is to a person. */
  readonly entries: number
  readonly category: string
  /** As far as it is known before. */
  readonly bytes: number
  /** Seconds since 1970; 0 for none. */
  readonly modifiedAt: number
  /** Where it goes in a plain backup, and when it is exported; the plan makes the names fit any host. */
  readonly place: readonly string[]
  readonly from: From
}

/** One file that a backup is to have: an index line in the making. */
export type Item = PhoneFile | SourceItem

/** Equal means unchanged (`versionOf` of an index line). */
export function versionOfItem(item: Item): string {
  return item.source === undefined ? fileVersion(item.bytes, item.modifiedAt) : item.version
}

export function fromOf(item: Item): From {
  return item.source === undefined ? { kind: 'file', path: item.path } : item.from
}

/** Where it goes in a plain backup. */
export function placeOfItem(item: Item): readonly string[] {
  return item.source === undefined ? placeOfFile(item) : item.place
}
