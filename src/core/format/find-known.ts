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

/** The first backup that has this version of an item. */
export function findKnown(
  earlier: readonly EarlierBackup[],
  reference: string,
  version: string,
): FoundCopy | null {
  for (const backup of earlier) {
    const copy = backup.known.find(reference, version)
    if (copy) return { backup, copy }
  }
  return null
}
