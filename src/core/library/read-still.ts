import { readFingerprints } from '../format/encrypted/fingerprints'
import { openStill } from '../format/encrypted/sealed-still'
import type { BackupItem } from '../format/backup-item'
import { fileVersion } from '../format/index-line'
import type { KnownCopies } from '../format/known-copies'
import type { BackupReader } from './open-backup'

/** With a still for each of a million items they are larger; those beyond have none. */
const maxFingerprintBytes = 256 * 1024 * 1024

/**
 * Reads the small pictures that a backup has of its videos (format/still.ts): unknown bytes, like all of it. What answers is
 * null where there is none, and never throws: a damaged one is no damaged video.
 */
export function createStillReader(backup: BackupReader): (item: BackupItem) => Promise<Buffer | null> {
  const { folder, manifest, keys } = backup
  let fingerprints: Promise<KnownCopies | null> | null = null
  const textOf = async (item: BackupItem): Promise<string | undefined> => {
    if (!keys || manifest.state !== 'complete' || item.source !== undefined) return item.still
    // Read once, when the first one is looked for: an index alone tells nothing of them.
    fingerprints ??= readFingerprints(folder, keys.secret, { maxBytes: maxFingerprintBytes }).catch(
      () => null,
    )
    const copy = (await fingerprints)?.find(item.path, fileVersion(item.bytes, item.modifiedAt))
    // One of another backup, put in its place, is not shown for what this one has.
    return copy?.file === item.file && copy.sha256 === item.sha256 ? copy.still : undefined
  }
  return async item => {
    try {
      const text = await textOf(item)
      if (text === undefined) return null
      return keys ? await openStill(text, keys.identity) : Buffer.from(text, 'base64')
    } catch {
      return null
    }
  }
}
