import type { PhoneFiles } from '../files/phone-files'
import type { MediaTable } from './media-table'
import { findOnVolume, walkVolume, type FoundFile } from './walk-volume'

export interface IndexedFile extends FoundFile {
  readonly id: number
  /** Name of the thumbnail that the provider gives; only files of the gallery have one. */
  readonly thumbnail: string | undefined
  /** A person has marked it: `is_favorite`. */
  readonly favourite: boolean
  /** It is in the trash: found by its id alone. */
  readonly trashed?: boolean
}

/** A row that the phone comes with. */
export interface KnownFile extends IndexedFile {
  readonly table: MediaTable
}

/**
 * What the phone's media provider has indexed. It learns of files only by being told to look, as on a phone of files
 * that come over adb.
 */
export interface MediaIndex {
  /** All rows that are not in the trash, by id. */
  readonly rows: () => readonly IndexedFile[]
  readonly setFavourite: (id: number, favourite: boolean) => void
  /** Reads a volume anew, by its name in the provider: `external_primary`, `1a2b-3c4d`. False: there is none. */
  readonly scanVolume: (volume: string) => boolean
  /** Looks at one file, by its canonical phone path as latin1 text, and adds it if it is there. */
  readonly scanFile: (path: string) => void
  readonly row: (id: number) => IndexedFile | undefined
  /** The name of the volume that a path is on, and where that is. */
  readonly volumeOf: (path: string) => readonly [name: string, root: string] | undefined
  /** The provider itself has moved a file. */
  readonly moved: (from: string, row: IndexedFile) => void
}

export interface MediaIndexOptions {
  readonly files: PhoneFiles
  /** Phone paths of the volumes by their names in the provider. */
  readonly volumes: ReadonlyMap<string, string>
  readonly known: readonly KnownFile[]
  /** Called with all rows that are not in the trash, by id, whenever they may have changed. */
  readonly onChange: (rows: readonly IndexedFile[]) => void
}

export function createMediaIndex({ files, volumes, known, onChange }: MediaIndexOptions): MediaIndex {
  const roots = [...volumes.values()]
  const volumeOf = (path: string): string | undefined => roots.find(root => path.startsWith(`${root}/`))
  const present = known.filter(({ path }) => volumeOf(path) !== undefined)
  let rows: ReadonlyMap<string, IndexedFile> = new Map(present.map(row => [row.path, row]))
  let lastId = known.reduce((last, { id }) => Math.max(last, id), 0)

  const shown = (): IndexedFile[] => [...rows.values()].filter(({ trashed }) => trashed !== true)
  const toRow = (found: FoundFile): IndexedFile => {
    const before = rows.get(found.path)
    const thumbnail = before?.table === found.table ? before?.thumbnail : undefined
    // ModernMediaScanner.java updates the row that is there: what a person has marked stays marked.
    return { ...found, id: before?.id ?? ++lastId, thumbnail, favourite: before?.favourite ?? false }
  }
  const replace = (next: readonly IndexedFile[]): void => {
    rows = new Map([...next].sort((a, b) => a.id - b.id).map(row => [row.path, row]))
    onChange(shown())
  }
  return {
    rows: shown,
    setFavourite(id, favourite) {
      rows = new Map([...rows].map(([path, row]) => [path, row.id === id ? { ...row, favourite } : row]))
    },
    scanVolume(volume) {
      const root = volumes.get(volume)
      if (root === undefined) return false
      const elsewhere = [...rows.values()].filter(
        ({ path, trashed }) => volumeOf(path) !== root || trashed === true,
      )
      replace([...elsewhere, ...walkVolume(files, root).map(toRow)])
      return true
    },
    scanFile(path) {
      const root = volumeOf(path)
      const found = root === undefined ? undefined : findOnVolume(files, root, path)
      if (found === undefined) return
      replace([...[...rows.values()].filter(row => row.path !== path), toRow(found)])
    },
    row: id => [...rows.values()].find(row => row.id === id),
    volumeOf: path => [...volumes].find(([, root]) => path.startsWith(`${root}/`)),
    moved(from, row) {
      replace([...[...rows.values()].filter(each => each.path !== from), row])
    },
  }
}
