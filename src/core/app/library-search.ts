import { realpath, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { KeyRing } from '../format/encrypted/key-ring'
import { createSummarizer } from '../library/summarize-backup'
import { listLibrary } from './list-library'
import type { MarkedBackup } from './library-view'

/** Looks for backups in folders, one search at a time. */
export interface LibrarySearch {
  /** What has been found, by where each really is: while a search runs, what the one before found too. */
  readonly backups: () => ReadonlyMap<string, MarkedBackup>
  /** Whether a folder was there. */
  readonly isThere: (path: string) => boolean
  /** Ends the one that runs. @returns false when it was ended itself */
  readonly run: () => Promise<boolean>
  readonly stop: () => void
}

interface SearchPorts {
  readonly roots: () => readonly string[]
  readonly ring: Pick<KeyRing, 'get' | 'serials'>
  readonly onFound: () => void
}

export function createLibrarySearch({ roots, ring, onFound }: SearchPorts): LibrarySearch {
  const summarize = createSummarizer()
  let backups = new Map<string, MarkedBackup>()
  let there: ReadonlySet<string> = new Set()
  let searching = new AbortController()

  const search = async (signal: AbortSignal) => {
    const found = new Map<string, MarkedBackup>()
    const seen = new Set<string>()
    for (const path of roots()) {
      const real = await realFolder(path)
      if (real === null) continue
      seen.add(path)
      there = new Set([...there, path])
      for await (const together of listLibrary(path, ring, { signal, summarize })) {
        for (const backup of together) {
          // One folder may lead to it by several ways.
          const place = join(real, relative(path, backup.folder))
          if (found.has(place)) continue
          found.set(place, backup)
          backups.set(place, backup)
        }
        onFound()
      }
    }
    signal.throwIfAborted()
    there = seen
    backups = found
  }
  return {
    backups: () => backups,
    isThere: path => there.has(path),
    run: async () => {
      searching.abort()
      const own = (searching = new AbortController())
      return await search(own.signal).then(
        () => true,
        () => false,
      )
    },
    stop: () => searching.abort(),
  }
}

/** Where a folder really is; null for what is no folder. */
export async function realFolder(path: string): Promise<string | null> {
  try {
    return (await stat(path)).isDirectory() ? await realpath(path) : null
  } catch {
    return null
  }
}
