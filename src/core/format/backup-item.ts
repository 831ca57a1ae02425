import { categoryOf } from '../../shared/model/category'
import type { ListedFile } from '../phone/listed-file'
import { nameOf, type IndexLine } from './index-line'

/**
 * One item of a backup: what its index says. `path` is unknown input, and need not be a place on any phone; of an item of
 * another source it is the place that it is shown and exported at.
 */
export interface BackupItem extends ListedFile {
  readonly sha256: string
  /** Where it is in the backup folder, `/` between the names. */
  readonly file: string
  /** What it is of, where it is no file: this version only shows, checks and exports those. */
  readonly source?: string
  /** Where it goes when it is exported, where no path of Android tells it. */
  readonly place?: string
}

export function toBackupItem(line: IndexLine): BackupItem {
  const { category, bytes, mtime, sha256, file, source, place } = line
  return {
    path: nameOf(line),
    category: categoryOf(category, source),
    ...{ bytes, modifiedAt: mtime, sha256, file },
    ...(source === undefined ? {} : { source }),
    ...(place === undefined ? {} : { place }),
  }
}
