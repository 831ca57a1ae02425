import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IndexedFile } from './media-index'

/** Where the media provider finds the thumbnails that it gives. On the phone. */
export const mediaStore = '/system/etc/media-store'

export const thumbnailList = 'thumbnails.txt'

/** Lays out a list of ids with their thumbnails. */
export function listThumbnails(root: string, rows: readonly IndexedFile[]): void {
  const folder = join(root, mediaStore)
  mkdirSync(folder, { recursive: true })
  const lines = rows.flatMap(row =>
    row.thumbnail === undefined ? [] : [`${row.table} ${row.id} ${row.thumbnail}\n`],
  )
  // Renamed into place, so that a look at this moment does not read half a list. Paths are bytes.
  writeFileSync(join(folder, `.${thumbnailList}`), lines.join(''), 'latin1')
  renameSync(join(folder, `.${thumbnailList}`), join(folder, thumbnailList))
}
