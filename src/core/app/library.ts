import { randomUUID } from 'node:crypto'
import { realpath, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Failure } from '../errors/failure'
import type { KeyRing } from '../format/encrypted/key-ring'
import { createSummarizer } from '../library/summarize-backup'
import type { LibraryFolder, LibraryView } from '../../shared/model/library'
import { listLibrary } from './list-library'
import { createLibrarySizes } from './library-sizes'
import { phonesView, sortByPhone, type LibraryEntry, type MarkedBackup } from './library-view'
import { folderLabel } from './output-folders'
import type { Settings } from './settings'

export interface Library {
  /** Looks anew; answers what is known, and tells more as it is found. */
  readonly scan: () => LibraryView
  /** Does so if anybody has asked before: something has changed that the window may show. */
  readonly refresh: () => void
  /** Stops looking at how large the backups are, as while a job needs the disk; `refresh` goes on. */
  readonly stopMeasuring: () => void
  /** @throws Failure `backup-gone` */
  readonly find: (backupId: string) => LibraryEntry
  /** False for what is no folder. */
  readonly addFolder: (path: string) => Promise<boolean>
  readonly removeFolder: (folderId: string) => Promise<void>
  readonly close: () => void
}

export interface LibraryPorts {
  readonly settings: Settings
  /** By whose keys strangers are told from backups of the same phone. */
  readonly ring: Pick<KeyRing, 'get' | 'serials'>
  /** Where backups go. */
  readonly outputFolder: () => string
  readonly onChange: (view: LibraryView) => void
}

interface Root {
  readonly path: string
  readonly removable: boolean
}

const minMsBetween = 250

/** What backups there are in the folders that this computer knows. */
export function createLibrary({ settings, ring, outputFolder, onChange }: LibraryPorts): Library {
  const ids = createIds()
  const summarize = createSummarizer()
  /** By where each really is. */
  let backups = new Map<string, MarkedBackup>()
  let there: ReadonlySet<string> = new Set()
  let status: LibraryView['status'] = 'scanning'
  let scanning = new AbortController()
  let measuring = new AbortController()
  let asked = false

  const entries = () => {
    const realFolders = new Map([...backups].map(([real, backup]) => [backup, real]))
    return sortByPhone([...backups.values()], backup => ids.of(realFolders.get(backup) ?? ''))
  }
  const view = (): LibraryView => ({
    status,
    folders: roots().map(root => folderView(root)),
    phones: phonesView(entries(), sizes, folderLabel),
  })
  const tell = createTeller(() => onChange(view()))
  const sizes = createLibrarySizes(tell.soon)
  const roots = (): Root[] => {
    const output = outputFolder()
    const others = settings.get().libraryFolders.filter(path => path !== output)
    return [{ path: output, removable: false }, ...others.map(path => ({ path, removable: true }))]
  }
  const folderView = ({ path, removable }: Root): LibraryFolder => ({
    id: ids.of(path),
    label: folderLabel(path),
    there: there.has(path),
    removable,
  })
  const look = async (signal: AbortSignal) => {
    const found = new Map<string, MarkedBackup>()
    const seen = new Set<string>()
    for (const { path } of roots()) {
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
        tell.soon()
      }
    }
    signal.throwIfAborted()
    there = seen
    backups = found
  }
  const run = async () => {
    scanning.abort()
    measuring.abort()
    const own = (scanning = new AbortController())
    status = 'scanning'
    try {
      await look(own.signal)
    } catch {
      // A newer one runs, or the app ends.
      return
    }
    status = 'complete'
    tell.now()
    measuring = new AbortController()
    await sizes.measure(entries(), measuring.signal)
  }
  const scan = () => {
    asked = true
    void run()
    return view()
  }
  return {
    scan,
    refresh: () => {
      if (asked) scan()
    },
    stopMeasuring: () => measuring.abort(),
    find: backupId => {
      const entry = entries().find(({ id }) => id === backupId)
      if (!entry) throw new Failure('backup-gone')
      return entry
    },
    addFolder: async path => {
      if ((await realFolder(path)) === null) return false
      const known = settings.get().libraryFolders
      if (!known.includes(path)) await settings.change({ libraryFolders: [...known, path] })
      scan()
      return true
    },
    removeFolder: async folderId => {
      const left = settings.get().libraryFolders.filter(path => ids.of(path) !== folderId)
      await settings.change({ libraryFolders: left })
      scan()
    },
    close: () => {
      scanning.abort()
      measuring.abort()
      tell.stop()
    },
  }
}

/** A random id for each path, the same as long as the app runs. */
function createIds() {
  const ids = new Map<string, string>()
  return {
    of: (name: string): string => {
      const id = ids.get(name) ?? randomUUID()
      ids.set(name, id)
      return id
    },
  }
}

/** At most a few times a second, and once at the end. */
function createTeller(tell: () => void) {
  let waiting: NodeJS.Timeout | null = null
  const stop = () => {
    if (waiting) clearTimeout(waiting)
    waiting = null
  }
  const now = () => {
    stop()
    tell()
  }
  return { now, stop, soon: () => void (waiting ??= setTimeout(now, minMsBetween)) }
}

/** Where a folder really is; null for what is no folder. */
async function realFolder(path: string): Promise<string | null> {
  try {
    return (await stat(path)).isDirectory() ? await realpath(path) : null
  } catch {
    return null
  }
}
