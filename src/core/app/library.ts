import { randomUUID } from 'node:crypto'
import { Failure } from '../errors/failure'
import type { KeyRing } from '../format/encrypted/key-ring'
import type { LibraryFolder, LibraryPlace, LibraryView } from '../../shared/model/library'
import type { BytesOnlyIn } from './freed-by'
import { createKnownFolders, type KnownFolder } from './known-folders'
import { createLibrarySearch, realFolder, type LibrarySearch } from './library-search'
import { createLibrarySizes } from './library-sizes'
import { groupByPhone, phonesView, sortByPhone, type LibraryEntry } from './library-view'
import { folderLabel } from './output-folders'
import { joinCopies } from './places/join-copies'
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
  /** All backups of a phone that are on this computer, by the id that the view gives it. @throws Failure `backup-gone` where it has none */
  readonly ofPhone: (phoneId: string) => readonly LibraryEntry[]
  /** How much of the backups of a phone only some of them have; null until it has been measured. */
  readonly bytesOnlyIn: (phoneId: string) => BytesOnlyIn | null
  /** False for what is no folder. */
  readonly addFolder: (path: string) => Promise<boolean>
  readonly removeFolder: (folderId: string) => Promise<void>
  /** Where backups on this computer are looked for. */
  readonly roots: () => readonly string[]
  readonly close: () => void
}

export interface LibraryPorts {
  readonly settings: Settings
  /** By whose keys strangers are told from backups of the same phone. */
  readonly ring: Pick<KeyRing, 'get' | 'serials'>
  /** Where backups go. */
  readonly outputFolder: () => string
  readonly places: PlacedFolders
  readonly onChange: (view: LibraryView) => void
}

/** What stands on this computer for backups that are in places. */
export interface PlacedFolders {
  /** Folders like output folders, of backups without their items. */
  readonly folders: () => readonly string[]
  /** The place of a backup in one of these; null for one that is here. */
  readonly placeOf: (backupFolder: string) => LibraryPlace | null
}

const minMsBetween = 250

/** What backups there are in the folders that this computer knows. */
export function createLibrary({ settings, ring, outputFolder, places, onChange }: LibraryPorts): Library {
  const ids = createIds()
  let status: LibraryView['status'] = 'scanning'
  let measuring = new AbortController()
  let asked = false
  const folders = createKnownFolders(settings, outputFolder)
  const tell = createTeller(() => onChange(view()))
  const sizes = createLibrarySizes(tell.soon)
  const roots = () => [...folders.list().map(({ path }) => path), ...places.folders()]
  const search = createLibrarySearch({ roots, ring, onFound: tell.soon })
  const entries = () => joinCopies(foundEntries(search, ids), places.placeOf)
  const here = () => entries().filter(({ place }) => place === null)
  const ofPhone = (phoneId: string) => groupByPhone(here()).get(phoneId) ?? []
  const view = (): LibraryView => ({
    status,
    folders: folders.list().map(folder => folderView(folder, ids, search)),
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
    await sizes.measure(here(), measuring.signal)
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
    ofPhone: phoneId => {
      const found = ofPhone(phoneId)
      if (found.length === 0) throw new Failure('backup-gone')
      return found
    },
    bytesOnlyIn: phoneId => sizes.bytesOnlyIn(ofPhone(phoneId)),
    addFolder: async path => {
      if ((await realFolder(path)) === null) return false
      await folders.add(path)
      scan()
      return true
    },
    removeFolder: async folderId => {
      await folders.remove(path => ids.of(path) === folderId)
      scan()
    },
    roots: () => folders.list().map(({ path }) => path),
    close: () => {
      search.stop()
      measuring.abort()
      tell.stop()
    },
  }
}

/** Each backup that was found, under an id for where it really is. */
function foundEntries(search: LibrarySearch, ids: Ids): readonly LibraryEntry[] {
  const realFolders = new Map([...search.backups()].map(([real, backup]) => [backup, real]))
  return sortByPhone([...realFolders.keys()], backup => ids.of(realFolders.get(backup) ?? ''))
}

function folderView({ path, removable }: KnownFolder, ids: Ids, search: LibrarySearch): LibraryFolder {
  return { id: ids.of(path), label: folderLabel(path), there: search.isThere(path), removable }
}

interface Ids {
  readonly of: (path: string) => string
}

/** A random id for each path, the same as long as the app runs. */
function createIds(): Ids {
  const ids = new Map<string, string>()
  return {
    of: path => {
      const id = ids.get(path) ?? randomUUID()
      ids.set(path, id)
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
