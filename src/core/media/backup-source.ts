import { createHash } from 'node:crypto'
import { Failure } from '../errors/failure'
import type { BackupItem } from '../format/backup-item'
import { openItemFile, readItemHead, readWholeItem } from '../library/item-file'
import type { BackupReader } from '../library/open-backup'
import { createStillReader } from '../library/read-still'
import type { MediaSource } from './media-ports'

/** The items of a backup, decrypted in memory only. All answers throw Failure, AgeError or Node's system errors. */
export function createBackupSource(backup: BackupReader): MediaSource<BackupItem> {
  const isEncrypted = backup.keys !== null
  return {
    readHead: async (item, maxBytes) => {
      const bytes = await readItemHead(backup, item.file, maxBytes)
      return isEncrypted ? authentic(bytes, item, maxBytes) : bytes
    },
    readWhole: async (item, maxBytes, signal) => {
      const bytes = await readWholeItem(backup, item.file, maxBytes, signal)
      return isEncrypted && bytes ? authentic(bytes, item, maxBytes) : bytes
    },
    phoneThumbnail: null,
    savedStill: createStillReader(backup),
    openItem: ({ file }) => openItemFile(backup, file),
    close: () => undefined,
  }
}

/**
 * Anyone can encrypt for a public key: what is shown of an item is what the index says, where it was read whole. The
 * beginning of a larger one is not held against anything.
 */
function authentic(read: Buffer, { bytes, sha256 }: BackupItem, maxBytes: number): Buffer {
  const isAsLong = read.length === Math.min(bytes, maxBytes)
  const isWhole = read.length === bytes
  if (isAsLong && (!isWhole || createHash('sha256').update(read).digest('hex') === sha256)) return read
  throw new Failure('backup-damaged', { message: 'An item has changed since it was saved' })
}
