import type { Category } from '../../shared/model/category'

/** A file in a list that a person chooses from: on a phone, or in a backup. */
export interface ListedFile {
  /** Absolute on the phone, in the form that `place` says. */
  readonly path: string
  readonly category: Category
  readonly bytes: number
  /** Seconds since 1970. */
  readonly modifiedAt: number
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}
