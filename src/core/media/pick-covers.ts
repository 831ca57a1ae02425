import { fileName } from '../phone/file-name'
import { pictureKind } from './picture-kind'
import { toBackupItem, type BackupItem } from '../format/backup-item'
import { readIndex } from '../format/read-index'

/** Enough to find different pictures in, little enough for a library of hundreds. */
const maxBytes = 1024 * 1024
const maxLines = 2_000
const wanted = 4

/**
 * A few pictures of a plain backup that can stand for it, spread over the beginning of its index.
 * @throws Node's system errors
 */
export async function pickCovers(backupFolder: string): Promise<readonly BackupItem[]> {
  const pictures: BackupItem[] = []
  let lines = 0
  for await (const line of readIndex(backupFolder, () => undefined, { maxBytes })) {
    if (line.source === undefined && line.category === 'gallery' && isPicture(line.path))
      pictures.push(toBackupItem(line))
    if ((lines += 1) >= maxLines) break
  }
  const count = Math.min(wanted, pictures.length)
  return Array.from({ length: count }, (_, number) => Math.floor((number * pictures.length) / count)).flatMap(
    at => pictures[at] ?? [],
  )
}

/** One that can be shown without the phone. */
function isPicture(path: string): boolean {
  return ['camera', 'plain'].includes(pictureKind(fileName(path)))
}
