import type { IndexLine } from './index-line'
import type { FileVersion } from '../phone/file-version'

/** Where an earlier backup has the bytes of one version of a file. */
export type KnownCopy = Pick<IndexLine, 'file' | 'bytes' | 'sha256' | 'checked' | 'lastRead' | 'stored'>

/** What one earlier backup, complete or partial, is known to hold. */
export interface KnownCopies {
  /** The copy of this very version: same path, size and time. */
  readonly find: (version: FileVersion) => KnownCopy | null
  /** Whether it holds any version of the file. */
  readonly knows: (path: string) => boolean
  /** How many of its files are not among `paths`. */
  readonly countMissing: (paths: Iterable<string>) => number
}

/** @param lines of a readable index; the last one of a path counts */
export function knownFromIndex(lines: Iterable<IndexLine>): KnownCopies {
  const byPath = new Map<string, IndexLine>()
  for (const line of lines) byPath.set(line.path, line)
  return {
    find: ({ path, bytes, modifiedAt }) => {
      const line = byPath.get(path)
      return line?.bytes === bytes && line.mtime === modifiedAt ? line : null
    },
    knows: path => byPath.has(path),
    countMissing: paths => countMissing(byPath.keys(), new Set(paths)),
  }
}

export function countMissing(known: Iterable<string>, found: ReadonlySet<string>): number {
  let missing = 0
  for (const one of known) if (!found.has(one)) missing += 1
  return missing
}
