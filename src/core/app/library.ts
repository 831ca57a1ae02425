import { randomUUID } from 'node:crypto'
import { Failure } from '../errors/failure'
import type { KeyRing } from '../format/encrypted/key-ring'
import type { LibraryFolder, LibraryView } from '../../shared/model/library'
import { createLibrarySearch, realFolder } from './library-search'
import { createLibrarySizes } from './library-sizes'
import { phonesView, sortByPhone, type LibraryEntry } from './library-view'
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
  let status: LibraryView['status'] = 'scanning'
  let measuring = new AbortController()
  let asked = false

  const roots = (): Root[] => {
    const output = outputFolder()
    const others = settings.get().libraryFolders.filter(path => path !== output)
    return [{ path: output, removable: false }, ...others.map(path => ({ path, removable: true }))]
  }
  const tell = createTeller(() => onChange(view()))
  const sizes = createLibrarySizes(tell.soon)
  const search = createLibrarySearch({
    roots: () => roots().map(({ path }) => path),
    ring,
    onFound: tell.soon,
  })
  const entries = () => {
    const realFolders = new Map([...search.backups()].map(([real, backup]) => [backup, real]))
    return sortByPhone([...realFolders.keys()], backup => ids.of(realFolders.get(backup) ?? ''))
  }
  const folderView = ({ path, removable }: Root): LibraryFolder => ({
    id: ids.of(path),
    label: folderLabel(path),
    there: search.isThere(path),
    removable,
  })
  const view = (): LibraryView => ({
    status,
    folders: roots().map(root => folderView(root)),
    phones: phonesView(entries(), sizes, folderLabel),
  })
  const run = async () => {
    measuring.abort()
    status = 'scanning'
    // A newer one runs, or the app ends.
    if (!(await search.run())) return
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
  const changeFolders = async (change: (known: readonly string[]) => readonly string[]) => {
    const known = settings.get().libraryFolders
    await settings.change({ libraryFolders: [...change(known)] })
    scan()
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
      await changeFolders(known => (known.includes(path) ? known : [...known, path]))
      return true
    },
    removeFolder: folderId => changeFolders(known => known.filter(path => ids.of(path) !== folderId)),
    close: () => {
      search.stop()
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
