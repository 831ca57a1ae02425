import { referenceOf, sourceOf, versionOf, type IndexLine } from './index-line'

/** Where an earlier backup has the bytes of one version of a file. */
export type KnownCopy = Pick<
  IndexLine,
  'file' | 'bytes' | 'sha256' | 'checked' | 'lastRead' | 'stored' | 'still'
>

/** What one earlier backup, complete or partial, is known to hold. */
export interface KnownCopies {
  /** The copy of this very version (`versionOf`) of an item. */
  readonly find: (reference: string, version: string) => KnownCopy | null
  /** Whether it holds any version of the item. */
  readonly knows: (reference: string) => boolean
  /** How many of its items, of the sources that were `listed`, are not among those that were `found`, by reference. */
  readonly countMissing: (found: ReadonlySet<string>, listed: ReadonlySet<string>) => number
}

/** @param lines of a readable index; the last one of an item counts */
export function knownFromIndex(lines: Iterable<IndexLine>): KnownCopies {
  const byReference = new Map<string, IndexLine>()
  for (const line of lines) byReference.set(referenceOf(line), line)
  return {
    find: (reference, version) => {
      const line = byReference.get(reference)
      return line && versionOf(line) === version ? line : null
    },
    knows: reference => byReference.has(reference),
    countMissing: (found, listed) => {
      let missing = 0
      for (const [reference, line] of byReference)
        if (!found.has(reference) && listed.has(sourceOf(line))) missing += 1
      return missing
    },
  }
}
