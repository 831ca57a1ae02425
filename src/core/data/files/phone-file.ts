import type { ListedFile } from '../../phone/listed-file'

/** A file found on the phone, not yet copied. Its size is as listed: not the real one where `exactSize` is false. */
export interface PhoneFile extends ListedFile {
  /** The storage it is on, e.g. `/storage/emulated/0`; a prefix of `path`. */
  readonly volume: string
  readonly exactSize: boolean
}
