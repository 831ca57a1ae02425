import { lstat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { BackupFormat } from './backup-format'
import { hashFile } from '../disk/hash-file'
import { createInsideCheck } from '../disk/inside'
import type { IndexLine } from './index-line'

/** File systems keep times to 2 seconds (FAT) or better. */
const timeToleranceSeconds = 2

/** Looks whether files are still what their index says, without reading more than it takes. */
export interface SoundnessCheck {
  /** Never throws: what cannot be looked at is not sound. */
  readonly isSound: (file: string, line: IndexLine) => Promise<boolean>
}

/**
 * @param root the backup they are in: it may come from anybody, and a link in it may lead anywhere
 */
export function createSoundnessCheck(root: string, format: BackupFormat): SoundnessCheck {
  const { isInside } = createInsideCheck(root)
  return {
    isSound: async (file, { bytes, mtime, sha256 }) => {
      try {
        const stats = await lstat(file)
        if (!stats.isFile() || stats.size !== format.writtenBytes(bytes)) return false
        if (!(await isInside(dirname(file)))) return false
        // Whether an age file is whole shows when it is opened.
        if (!format.plainNames || Math.abs(stats.mtimeMs / 1000 - mtime) <= timeToleranceSeconds) return true
        // Written to since, or on a disk that keeps no times.
        return (await hashFile(file)) === sha256
      } catch {
        return false
      }
    },
  }
}
