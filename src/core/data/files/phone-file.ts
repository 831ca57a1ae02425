import type { FileCategory } from '../../../shared/model/category'
import type { Entry } from '../../phone/entry'

/** A file found on the phone, not yet copied. Its size is as listed: not the real one where `exactSize` is false. */
export interface PhoneFile extends Entry {
  readonly source?: undefined
  readonly category: FileCategory
  /** The storage it is on, e.g. `/storage/emulated/0`; a prefix of `path`. */
  readonly volume: string
  readonly exactSize: boolean
}

/** Whether an entry is a file that was found on a phone: not a record, and not an item of a backup. */
export function isPhoneFile(entry: Entry): entry is PhoneFile {
  return entry.source === undefined && 'volume' in entry
}
