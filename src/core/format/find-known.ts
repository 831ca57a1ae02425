import type { FileVersion } from '../phone/file-version'
import type { KnownCopies, KnownCopy } from './known-copies'

/** An earlier backup of the same phone and the same keys, from which unchanged files can be had. */
export interface EarlierBackup {
  readonly path: string
  readonly name: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly known: KnownCopies
}

export interface FoundCopy {
  readonly backup: EarlierBackup
  readonly copy: KnownCopy
}

/** The first backup that has this version of a file. */
export function findKnown(earlier: readonly EarlierBackup[], version: FileVersion): FoundCopy | null {
  for (const backup of earlier) {
    const copy = backup.known.find(version)
    if (copy) return { backup, copy }
  }
  return null
}
