import { categoryOf } from '../../shared/model/category'
import type { Entry } from '../phone/entry'
import { entryCountOf, nameOf, type IndexLine } from './index-line'

/**
 * One item of a backup: what its index says, all of it unknown input. `path` need not be a place on any phone; of an item of
 * another source it is the place that it is shown and exported at.
 */
export interface BackupItem extends Entry {
  readonly sha256: string
  /** Where it is in the backup folder, `/` between the names. */
  readonly file: string
  /** What tells it from the others of its `source`, where it has one. */
  readonly key?: string
  /** How many things it is to a person, as its index says; one where it does not. */
  readonly entries?: number
  /** Where it goes when it is exported, where no path of Android tells it. */
  readonly place?: string
  /** A small picture of it, where its line says it (still.ts). */
  readonly still?: string
}

export function toBackupItem(line: IndexLine): BackupItem {
  const { category, bytes, mtime, sha256, file, place, still, favourite } = line
  return {
    path: nameOf(line),
    category: categoryOf(category, line.source),
    ...{ bytes, modifiedAt: mtime, sha256, file },
    ...(line.source === undefined ? {} : { source: line.source, key: line.key, entries: entryCountOf(line) }),
    ...(place === undefined ? {} : { place }),
    ...(still === undefined ? {} : { still }),
    ...(favourite === undefined ? {} : { favourite }),
  }
}
