import { existsSync, renameSync } from 'node:fs'
import { resolvePhonePath, type PhoneFiles } from '../files/phone-files'
import type { IndexedFile, MediaIndex } from './media-index'

/** A row of the files table, by its own URI: it is found in the trash, too. */
const itemUri = /^content:\/\/media\/([^/]+)\/file\/(\d+)$/

/** FileUtils.java DEFAULT_DURATION_TRASHED, in seconds. */
const trashedSeconds = 30 * 24 * 3600
const maxNameBytes = 255
/** `external` is taken for this one (MediaProvider.java, resolveVolumeName). */
const primary = 'external_primary'
/** Where rows of the files table may be moved to, beside where they are (ensureFileColumns). */
const allowedFolders = ['Download', 'Documents']

export interface MediaTrashHost {
  readonly files: PhoneFiles
  readonly media: MediaIndex
}

export function isItemUri(uri: string): boolean {
  return itemUri.test(uri)
}

/** What `content query` prints of one item; a text without a line end is the exception it ends with. */
export function queryItem({ media }: MediaTrashHost, uri: string, projection: string): Buffer | string {
  const row = rowOf(media, uri)
  const columns = projection.split(':')
  const bad = columns.find(column => !['_id', '_data', 'is_trashed'].includes(column))
  if (bad !== undefined) return `java.lang.IllegalArgumentException: Invalid column ${bad}`
  if (!row) return Buffer.from('No result found.\n')
  const values = { _id: row.id, _data: row.path, is_trashed: row.trashed === true ? 1 : 0 }
  const printed = columns.map(column => `${column}=${values[column as keyof typeof values]}`)
  return Buffer.from(`Row: 0 ${printed.join(', ')}\n`, 'latin1')
}

export interface TrashUpdate {
  readonly uri: string
  /** As it was given; only `_data='…'` is known. */
  readonly where: string | undefined
  /** As it was given. */
  readonly binding: string
}

/**
 * `content update` of `is_trashed`: the file gets another name in its folder (MediaProvider.java updateInternal, FileUtils.java
 * computeDataFromValues), with the traps that are there. Undefined where it went well; else the exception it ends with.
 */
export function updateTrashed({ files, media }: MediaTrashHost, update: TrashUpdate): string | undefined {
  const { uri, where, binding } = update
  const trashed = /^is_trashed:[ib]:(1|true)$/.test(binding)
  const row = rowOf(media, uri)
  const wanted = where === undefined ? undefined : /^_data='((?:[^']|'')*)'$/.exec(where)?.[1]
  if (where !== undefined && wanted === undefined)
    return `android.database.sqlite.SQLiteException: near "${where}": syntax error`
  if (!row || (wanted !== undefined && wanted.replaceAll("''", "'") !== row.path))
    return `java.lang.IllegalStateException: java.io.FileNotFoundException: No item at ${uri}`
  const volume = itemUri.exec(uri)?.[1] ?? ''
  const [from, root] = media.volumeOf(row.path) ?? ['', '']
  if ((volume === 'external' ? primary : volume) !== from)
    return `java.lang.IllegalArgumentException: Changing volume from ${row.path} to ${volume} not allowed`
  const place = placeOf(row, root, trashed)
  if (typeof place === 'string') return `java.lang.IllegalArgumentException: ${place} for ${uri}`
  move(files, media, row, { ...place, trashed })
  return undefined
}

interface Place {
  /** Bytes as latin1 text. */
  readonly folder: string
  readonly name: string
}

/** sanitizeValues: no name is hidden afterwards, and none of a folder. A text says what is not allowed. */
function placeOf({ path, trashed: was }: IndexedFile, root: string, trashed: boolean): Place | string {
  const names = path.slice(root.length + 1).split('/')
  const display =
    was === true ? (/^\.trashed-\d+-(.*)$/s.exec(names.at(-1) ?? '')?.[1] ?? '') : (names.at(-1) ?? '')
  const folders = names.slice(0, -1)
  const shown = folders.map(unhidden)
  if (folders.join('/') !== shown.join('/') && !allowedFolders.includes(shown[0] ?? ''))
    return `Primary directory ${shown[0]} not allowed; allowed directories are [Download, Documents]`
  const expires = Math.floor(Date.now() / 1000) + trashedSeconds
  const name = trashed ? `.trashed-${expires}-${unhidden(display)}` : unhidden(display)
  return { folder: [root, ...shown].join('/'), name: trimmed(name) }
}

const unhidden = (name: string): string => (name.startsWith('.') ? `_${name}` : name)

/** trimFilename cuts from the middle. */
function trimmed(name: string): string {
  if (name.length <= maxNameBytes) return name
  const half = Math.floor((maxNameBytes - 3) / 2)
  return `${name.slice(0, half)}...${name.slice(-half)}`
}

function move(
  files: PhoneFiles,
  media: MediaIndex,
  row: IndexedFile,
  { folder, name, trashed }: Place & { readonly trashed: boolean },
): void {
  const hostOf = (path: string): Buffer => resolvePhonePath(files, Buffer.from(path, 'latin1'), false).host
  let path = `${folder}/${name}`
  // buildUniqueFile
  for (let number = 1; existsSync(hostOf(path)); number++)
    path = `${folder}/${name.replace(/(\.[^.]*)?$/, ending => ` (${number})${ending}`)}`
  // "Missing file at …; continuing anyway": the row is in the trash then, and no file is.
  if (existsSync(hostOf(row.path))) renameSync(hostOf(row.path), hostOf(path))
  media.moved(row.path, { ...row, path, trashed })
}

function rowOf(media: MediaIndex, uri: string): IndexedFile | undefined {
  return media.row(Number(itemUri.exec(uri)?.[2]))
}
