import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Gallery } from '../gallery/ensure-gallery.js'
import type { MediaRow } from '../gallery/media-store.js'
import type { PhoneIdentity } from '../phone-identity.js'
import { INTERNAL_STORAGE, SD_CARD } from './create-root.js'
import { linkTree } from './link-tree.js'
import type { ShellUser } from './phone-files.js'

/** Where the `content` command finds what the media provider would answer. On the phone. */
export const MEDIA_STORE = '/system/etc/media-store'

export interface MediaStoreOptions {
  readonly phone: PhoneIdentity
  /** Undefined for a foreign storage folder: a phone that has indexed nothing. */
  readonly gallery: Gallery | undefined
  readonly user: ShellUser | undefined
}

/** The first Android whose provider gives thumbnails by `…/media/<id>/thumbnail`: 10. */
const FIRST_WITH_THUMBNAILS = 29

/**
 * Lays out the answers to `content`: for each table and projection what a query prints (AOSP cmds/content, Content.java:
 * nothing is escaped), a list of ids with their thumbnails, and the thumbnails.
 */
export async function addMediaStore(root: string, options: MediaStoreOptions): Promise<void> {
  const { phone, gallery, user } = options
  const folder = join(root, MEDIA_STORE)
  mkdirSync(folder, { recursive: true })
  const rows = gallery === undefined ? [] : readRows(gallery.media)
  for (const table of ['images', 'video'] as const) {
    const own = rows.filter(row => row.table === table)
    const print = (columns: (row: MediaRow) => string): string =>
      own.map((row, index) => `Row: ${index} ${columns(row)}\n`).join('')
    writeFileSync(
      join(folder, `${table} _id`),
      print(({ id }) => `_id=${id}`),
    )
    writeFileSync(
      join(folder, `${table} _id+_data`),
      print(row => `_id=${row.id}, _data=${pathOf(row)}`),
    )
  }
  const known = phone.sdk >= FIRST_WITH_THUMBNAILS ? rows : []
  const list = known.map(({ table, id, thumbnail }) => `${table} ${id} ${thumbnail}\n`)
  writeFileSync(join(folder, 'thumbnails.txt'), list.join(''))
  if (gallery === undefined) return
  const links = { mayLink: user !== undefined || process.platform !== 'linux', user }
  const thumbnails = (place: string): Buffer => Buffer.from(join(place, 'thumbnails'))
  await linkTree(thumbnails(gallery.media), thumbnails(folder), links)
}

const readRows = (media: string): readonly MediaRow[] =>
  JSON.parse(readFileSync(join(media, 'rows.json'), 'utf8')) as MediaRow[]

const pathOf = ({ onCard, path }: MediaRow): string => `${onCard ? SD_CARD : INTERNAL_STORAGE}/${path}`
