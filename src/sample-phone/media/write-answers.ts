import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IndexedFile } from './media-index'
import { mediaTables } from './media-table'

/** Where the `content` command finds what the media provider would answer. On the phone. */
export const mediaStore = '/system/etc/media-store'

type Print = (row: IndexedFile) => string

const id: Print = row => `_id=${row.id}`
const data: Print = row => `_data=${row.path}`

/** File names for projections: a colon cannot be in one everywhere. */
const projections: Readonly<Record<string, Print>> = {
  _id: id,
  _data: data,
  '_id+_data': row => `${id(row)}, ${data(row)}`,
  '_data+_id': row => `${data(row)}, ${id(row)}`,
}

/**
 * Lays out the answers to `content`: for each table and projection what a query prints (AOSP cmds/content, Content.java:
 * nothing is escaped), and a list of ids with their thumbnails.
 */
export function writeAnswers(root: string, rows: readonly IndexedFile[], withThumbnails: boolean): void {
  const folder = join(root, mediaStore)
  mkdirSync(folder, { recursive: true })
  const write = (name: string, lines: readonly string[]): void => {
    // Renamed into place, so that a query at this moment does not read half an answer. Paths are bytes.
    writeFileSync(join(folder, `.${name}`), lines.join(''), 'latin1')
    renameSync(join(folder, `.${name}`), join(folder, name))
  }
  for (const table of ['file', ...mediaTables] as const) {
    const own = table === 'file' ? rows : rows.filter(row => row.table === table)
    for (const [name, print] of Object.entries(projections))
      write(
        `${table} ${name}`,
        own.map((row, index) => `Row: ${index} ${print(row)}\n`),
      )
  }
  const shown = withThumbnails ? rows.filter(row => row.thumbnail !== undefined) : []
  write(
    'thumbnails.txt',
    shown.map(row => `${row.table} ${row.id} ${row.thumbnail}\n`),
  )
}
