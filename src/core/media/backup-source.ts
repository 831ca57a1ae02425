import type { BackupItem } from '../vault/backup-item'
import { openItemFile, readItemHead, readWholeItem } from '../vault/item-file'
import type { BackupReader } from '../vault/open-backup'
import type { MediaSource } from './media-ports'

/** The items of a backup, decrypted in memory only. All answers throw Failure, AgeError or Node's system errors. */
export function createBackupSource(backup: BackupReader): MediaSource<BackupItem> {
  return {
    readHead: ({ file }, most) => readItemHead(backup, file, most),
    readWhole: ({ file }, most, signal) => readWholeItem(backup, file, most, signal),
    phoneThumbnail: null,
    openItem: ({ file }) => openItemFile(backup, file),
    close: () => undefined,
  }
}
