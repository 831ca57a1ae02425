import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContentCommand } from '../records/content/content-command'
import { printRow } from '../records/content/print-rows'
import { illegalArgument } from '../records/java-exception'
import { findIds, queryTable, type QueriedTable } from '../records/providers/query-table'
import type { Columns } from '../records/sql/compile-expression'
import type { Row } from '../records/sql/expressions'
import { mediaStore, thumbnailList } from './list-thumbnails'
import type { IndexedFile, MediaIndex } from './media-index'

const tableUri = /^content:\/\/media\/external\/(?:(file)|(images|video|audio)\/media)$/
const thumbnailUri = /^content:\/\/media\/external\/(images|video)\/media\/(\d+)\/thumbnail$/

/** MediaStore.MediaColumns.IS_FAVORITE: since Android 11. */
const firstWithFavourites = 30
/** SQLiteQueryBuilder's setStrict with a projection map: MediaProvider.java of Android 10; the grammar as well since 11. */
const firstStrict = 29
const firstWithStrictGrammar = 30

export interface MediaProviderContext {
  readonly media: MediaIndex
  readonly sdk: number
}

type Command<Verb extends ContentCommand['verb']> = Extract<ContentCommand, { readonly verb: Verb }>

/**
 * What `content query` of the media provider prints (AOSP cmds/content, Content.java). All texts are bytes as latin1 text.
 * @returns undefined for a URI that nobody here asks for
 * @throws JavaException
 */
export function queryMedia(context: MediaProviderContext, command: Command<'query'>): string[] | undefined {
  const table = tableOf(context, command.uri)
  if (table === undefined) return undefined
  const { names, rows } = queryTable(table, command)
  return Array.from(rows, (values, at) => printRow(at, names, values))
}

/**
 * `content update`: of the columns that others than the scanner may change (MediaProvider.java, sMutableColumns) we have
 * `is_favorite`; all others are passed over without a word.
 * @returns false for a URI that nobody here asks for
 * @throws JavaException
 */
export function updateMedia(context: MediaProviderContext, command: Command<'update'>): boolean {
  const table = tableOf(context, command.uri)
  if (table === undefined) return false
  const { media, sdk } = context
  if (sdk < firstWithFavourites) throw illegalArgument('Invalid column is_favorite')
  const favourite = command.values['is_favorite']
  if (favourite === undefined) return true
  for (const id of findIds(table, command.where)) media.setFavourite(id, favourite === 1)
  return true
}

function tableOf({ media, sdk }: MediaProviderContext, uri: string): QueriedTable | undefined {
  const [, whole, kind] = tableUri.exec(uri) ?? []
  if (whole === undefined && kind === undefined) return undefined
  const columns: Columns = new Map([
    ['_id', 'integer'],
    ['_data', 'text'],
    ...(sdk >= firstWithFavourites ? ([['is_favorite', 'integer']] as const) : []),
  ])
  const strict = sdk >= firstWithStrictGrammar ? 'grammar' : sdk >= firstStrict ? 'columns' : undefined
  const own = kind === undefined ? media.rows() : media.rows().filter(({ table }) => table === kind)
  return {
    ...{ name: kind ?? 'files', columns, sdk },
    rows: () => own.map(toRow),
    ...(strict === undefined ? {} : { strict }),
  }
}

function toRow({ id, path, favourite }: IndexedFile): Row {
  return { _id: id, _data: path, is_favorite: favourite ? 1 : 0 }
}

/** What `content read` of a thumbnail prints; a text is the exception it ends with, without `java.`; undefined for another URI. */
export async function readThumbnail(root: string, uri: string): Promise<Buffer | string | undefined> {
  const [, kind, id] = thumbnailUri.exec(uri) ?? []
  if (kind === undefined) return undefined
  const store = join(root, mediaStore)
  const list = await readFile(join(store, thumbnailList), 'latin1')
  const start = `${kind} ${id} `
  const line = list.split('\n').find(one => one.startsWith(start))
  if (line === undefined) return `io.FileNotFoundException: ${uri}`
  return readFile(join(store, 'thumbnails', line.slice(start.length)))
}
