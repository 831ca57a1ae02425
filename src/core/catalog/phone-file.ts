import type { Category } from '../../shared/model/category'

/** A file found on the phone, not yet copied. */
export interface PhoneFile {
  /** Absolute, in the form of `core/adb/phone-text`. */
  readonly path: string
  /** The storage it is on, e.g. `/storage/emulated/0`; a prefix of `path`. */
  readonly volume: string
  readonly category: Category
  /** As listed; modulo 2^32 where `exactSize` is false. */
  readonly bytes: number
  readonly exactSize: boolean
  /** Seconds since 1970. */
  readonly modifiedAt: number
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}
