import pLimit from 'p-limit'
import { createBackupSource } from '../media/backup-source'
import { loadThumbnail } from '../media/load-thumbnail'
import type { MediaPorts } from '../media/media-ports'
import { pickCovers } from '../media/pick-covers'
import type { BackupItem } from '../format/backup-item'
import { withKeys, type BackupReader } from '../library/open-backup'
import { isEncrypted } from '../format/manifest'
import { readManifest } from '../format/read-manifest'
import type { Library } from './library'
import { remember } from './remember'

/** The pictures that stand for a backup in the library. */
export interface LibraryCovers {
  /** A WebP of at most 320 px; null where there is none, or what was asked for is no backup. Never throws. */
  readonly get: (backupId: string, number: number) => Promise<Buffer | null>
}

interface Picked {
  readonly backup: BackupReader
  readonly items: readonly BackupItem[]
}

/** Beside what is looked at: they come when there is nothing better to do. */
const parallel = 2
const maxKept = 400

export function createLibraryCovers(
  library: Library,
  render: MediaPorts<BackupItem>['render'],
): LibraryCovers {
  const picked = new Map<string, Promise<Picked>>()
  const pictures = new Map<string, Buffer>()
  const limit = pLimit(parallel)

  const pick = (backupId: string): Promise<Picked> => {
    const known = picked.get(backupId)
    if (known) return known
    const now = pickFrom(library.find(backupId).backup.folder)
    remember(picked, maxKept, backupId, now)
    // A drive may be back the next time.
    now.catch(() => picked.delete(backupId))
    return now
  }
  const load = async (backupId: string, number: number) => {
    const { backup, items } = await pick(backupId)
    const item = items[number]
    return item ? await loadThumbnail(item, { source: createBackupSource(backup), render }) : null
  }
  return {
    get: async (backupId, number) => {
      const key = `${backupId} ${number}`
      const known = pictures.get(key)
      if (known) return known
      const picture = await limit(() => load(backupId, number)).catch(() => null)
      if (picture) remember(pictures, maxKept, key, picture)
      return picture
    },
  }
}

async function pickFrom(folder: string): Promise<Picked> {
  const manifest = await readManifest(folder)
  const backup = withKeys(folder, manifest, null)
  // The pictures of an encrypted one are nobody's without the password.
  return { backup, items: isEncrypted(manifest) ? [] : await pickCovers(folder) }
}
