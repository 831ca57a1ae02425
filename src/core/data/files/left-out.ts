import { isTemporaryName } from '../../phone/temporary-name'

/**
 * The rule for what a backup leaves out, also stated in docs/backup-format.md: things that the phone makes again by
 * itself, or has already thrown away. `segments` are the names from the root of its storage to the file.
 */
export function isLeftOut(segments: readonly string[]): boolean {
  return segments.some(isThrowAwayName) || isAppCache(segments)
}

/** Thumbnail stores, the trash (30 days) and unfinished downloads of Android's MediaStore, and what fsck rescued. */
function isThrowAwayName(name: string): boolean {
  return (
    name === '.thumbnails' ||
    name.startsWith('.trashed-') ||
    name.startsWith('.pending-') ||
    name === 'LOST.DIR' ||
    // Half a file that a restore left when the phone lost its power.
    isTemporaryName(name)
  )
}

/** `Android/data/<app>/cache` and `code_cache`: Android itself empties them when space is short. */
function isAppCache([first, second, , fourth]: readonly string[]): boolean {
  return first === 'Android' && second === 'data' && (fourth === 'cache' || fourth === 'code_cache')
}
