import type { ListedFile } from '../phone/listed-file'
import type { IndexLine } from './index-line'

/** One item of a backup: what its index says. `path` is unknown input, and need not be a place on any phone. */
export interface BackupItem extends ListedFile {
  readonly sha256: string
  /** Where it is in the backup folder, `/` between the names. */
  readonly file: string
}

export function toBackupItem({ path, category, bytes, mtime, sha256, file }: IndexLine): BackupItem {
  return { path, category, bytes, modifiedAt: mtime, sha256, file }
}
