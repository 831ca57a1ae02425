import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { internalStoragePath, sdCard } from '../files/create-root'
import { linkTree } from '../files/link-tree'
import type { PhoneFiles } from '../files/phone-files'
import type { Gallery } from '../gallery/ensure-gallery'
import type { MediaRow } from '../gallery/media-rows'
import type { PhoneIdentity } from '../phone-identity'
import { createMediaIndex, type KnownFile, type MediaIndex } from './media-index'
import { listThumbnails, mediaStore } from './list-thumbnails'

export interface MediaStoreOptions {
  readonly phone: PhoneIdentity
  readonly files: PhoneFiles
  /** Undefined for a foreign storage folder: a phone that has indexed nothing so far. */
  readonly gallery: Gallery | undefined
}

/** The first Android whose provider gives thumbnails by `…/media/<id>/thumbnail`: 10. */
const firstWithThumbnails = 29

/** The phone's media provider: what it has indexed of the storage, which must be filled by now, and its thumbnails. */
export async function createMediaStore({ phone, files, gallery }: MediaStoreOptions): Promise<MediaIndex> {
  const internal = ['external_primary', internalStoragePath] as const
  // MediaStore.java: a card's volume is named by its file system's id in lower case.
  const card = [sdCard.slice(sdCard.lastIndexOf('/') + 1).toLowerCase(), sdCard] as const
  const volumes = new Map(phone.card ? [internal, card] : [internal])
  const withThumbnails = phone.sdk >= firstWithThumbnails
  const index = createMediaIndex({
    files,
    volumes,
    known: gallery === undefined ? [] : readRows(gallery.media),
    onChange: rows => listThumbnails(files.root, withThumbnails ? rows : []),
  })
  if (gallery === undefined) {
    listThumbnails(files.root, [])
    return index
  }
  for (const volume of volumes.keys()) index.scanVolume(volume)
  const links = { mayLink: files.user !== undefined || process.platform !== 'linux', user: files.user }
  const thumbnails = (place: string): Buffer => Buffer.from(join(place, 'thumbnails'))
  await linkTree(thumbnails(gallery.media), thumbnails(join(files.root, mediaStore)), links)
  return index
}

/** Of its own pictures and videos the phone has each of so many as a favourite. */
const favouriteEvery = 6

const readRows = (media: string): readonly KnownFile[] =>
  (JSON.parse(readFileSync(join(media, 'rows.json'), 'utf8')) as MediaRow[]).map(
    ({ id, table, onCard, path, thumbnail }) => {
      const bytes = Buffer.from(`${onCard ? sdCard : internalStoragePath}/${path}`).toString('latin1')
      return { id, table, path: bytes, thumbnail, favourite: id % favouriteEvery === 0 }
    },
  )
