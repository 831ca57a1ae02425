import type { Entry } from '../phone/entry'
import { fileName } from '../phone/file-name'
import { loadPreview } from '../media/load-preview'
import { loadText } from '../media/load-text'
import { loadThumbnail } from '../media/load-thumbnail'
import type { MediaPorts } from '../media/media-ports'
import { pictureKind } from '../media/picture-kind'
import { openMotionVideo } from '../media/open-motion-video'
import type { PictureSize } from '../media/render-picture'
import { watchMotion } from '../media/watch-motion'
import { createWishQueue } from '../media/wish-queue'
import { fileType } from '../../shared/file-types'
import type { MediaKind } from '../../shared/model/catalog'
import { fileResponse } from './file-response'
import { remember } from './remember'

/**
 * What can be seen of the items of one catalog. Nothing here throws: what cannot be shown is null, for which the window
 * has a placeholder.
 */
export interface CatalogMedia {
  /** A WebP of at most 320 px. */
  readonly thumbnail: (itemId: number) => Promise<Buffer | null>
  /** A WebP of at most 2048 px. */
  readonly preview: (itemId: number) => Promise<Buffer | null>
  /** A picture of a record: a WebP of at most 2048 px. */
  readonly attachment: (itemId: number, part: string) => Promise<Buffer | null>
  readonly text: (itemId: number) => Promise<string | null>
  /** The whole item, or the part that `range`, a header, asks for. Null for an item of a phone. */
  readonly file: (itemId: number, range: string | null) => Promise<Response | null>
  /** The video of a motion photo, as `file`. Null for any other item. */
  readonly motion: (itemId: number, range: string | null) => Promise<Response | null>
  /** Whether it is known to be a motion photo, by what has been read of it. */
  readonly isMotion: (itemId: number) => boolean
  /** The thumbnail of a video, where it has been loaded: nothing is asked of the phone. */
  readonly still: (file: Entry) => Buffer | null
  /** Of which items thumbnails or previews are on the screen, in their order. */
  readonly show: (kind: MediaKind, itemIds: readonly number[]) => void
  readonly close: () => void
}

/**
 * One stream of heads is kept busy with so many. Against Google's adbd: 50 heads a second by ones, 460 by twos, 480 to 580
 * by fours, no more with a second stream.
 */
const parallelQuick = 4
/** Those only the phone can make take a Java start each there, so they have a lane of their own. */
const parallelSlow = 2
/** About 20 MB of thumbnails; the window's own cache holds what is on screen. */
const maxThumbnails = 2_000
/** Some MB: to go back and forth in. */
const maxPreviews = 12

export interface CatalogMediaPorts<File extends Entry> extends MediaPorts<File> {
  /** What belongs to a record; `part` is null for its own picture. Null where there is none, and for an id that is of none. */
  readonly attachment?: (itemId: number, part: string | null) => Promise<Buffer | null>
  /** An item has turned out to be a motion photo: told once. */
  readonly onMotion?: (itemId: number) => void
}

/** @param files may grow; a file's place in it is its id. Other ids are of records, and records among the files are no files */
export function createCatalogMedia<File extends Entry>(
  files: readonly File[],
  ports: CatalogMediaPorts<File>,
): CatalogMedia {
  const closing = new AbortController()
  const fileAt = (itemId: number): File | undefined => {
    const file = files[itemId]
    return file?.facts === undefined ? file : undefined
  }
  const stills = new Map<Entry, Buffer>()
  const motions = new Set<number>()
  /** What is read for pictures tells of motion photos as well. */
  const watched = (itemId: number): CatalogMediaPorts<File> => {
    const onFound = () => {
      if (motions.has(itemId)) return
      motions.add(itemId)
      ports.onMotion?.(itemId)
    }
    return { ...ports, source: watchMotion(ports.source, onFound) }
  }
  const videos = new Map<number, ReturnType<typeof openMotionVideo>>()
  const thumbnails = createStore(maxThumbnails, async (itemId, signal) => {
    const file = fileAt(itemId)
    if (!file) return await renderAttachment(ports, { itemId, part: null, size: 'thumbnail' })
    const picture = await loadThumbnail(file, watched(itemId), { size: 'thumbnail', signal })
    if (picture && fileType(fileName(file.path)) === 'video') remember(stills, maxThumbnails, file, picture)
    return picture
  })
  const previews = createStore(maxPreviews, async (itemId, signal) => {
    const file = fileAt(itemId)
    return file ? await loadPreview(file, watched(itemId), signal) : null
  })
  const quick = createWishQueue({ parallel: parallelQuick, load: thumbnails.load })
  const slow = createWishQueue({ parallel: parallelSlow, load: thumbnails.load })
  // A backup may run meanwhile: never more than one whole picture at a time.
  const views = createWishQueue({ parallel: 1, load: previews.load })
  return {
    thumbnail: async itemId => {
      const known = thumbnails.known(itemId)
      if (known !== undefined) return known
      const file = fileAt(itemId)
      const madeByPhone = !file || pictureKind(fileName(file.path)) === 'phone'
      return await (madeByPhone ? slow : quick).get(itemId)
    },
    preview: async itemId => {
      const known = previews.known(itemId)
      if (known !== undefined) return known
      return await views.get(itemId)
    },
    attachment: (itemId, part) =>
      renderAttachment(ports, { itemId, part, size: 'preview' }).catch(() => null),
    text: async itemId => {
      const file = fileAt(itemId)
      return file ? await loadText(file, ports.source).catch(() => null) : null
    },
    file: async (itemId, range) => {
      const file = fileAt(itemId)
      const { openItem } = ports.source
      if (!file || !openItem) return null
      const request = { open: () => openItem(file), name: fileName(file.path), range, signal: closing.signal }
      return await fileResponse(request).catch(() => null)
    },
    motion: async (itemId, range) => {
      const file = fileAt(itemId)
      if (!file) return null
      // Found once: the player asks for many parts.
      const found = videos.get(itemId) ?? openMotionVideo(file, ports.source, closing.signal)
      remember(videos, maxPreviews, itemId, found)
      found.catch(() => videos.delete(itemId))
      const open = await found.catch(() => null)
      const request = open && { open, name: 'motion.mp4', range, signal: closing.signal }
      return request && (await fileResponse(request).catch(() => null))
    },
    isMotion: itemId => motions.has(itemId),
    still: file => stills.get(file) ?? null,
    show: (kind, itemIds) => {
      const queues = kind === 'preview' ? [views] : [quick, slow]
      for (const queue of queues) queue.show(itemIds)
    },
    close: () => {
      for (const queue of [quick, slow, views]) queue.clear()
      closing.abort()
      ports.source.close()
    },
  }
}

interface Attachment {
  readonly itemId: number
  readonly part: string | null
  readonly size: PictureSize
}

async function renderAttachment<File extends Entry>(
  { attachment, render }: CatalogMediaPorts<File>,
  { itemId, part, size }: Attachment,
): Promise<Buffer | null> {
  const bytes = (await attachment?.(itemId, part)) ?? null
  return bytes && (await render({ bytes, part: 'whole', size }).catch(() => null))
}

interface Store {
  /** Undefined for what has not been loaded. */
  readonly known: (itemId: number) => Buffer | null | undefined
  readonly load: (itemId: number, signal: AbortSignal) => Promise<Buffer | null>
}

/** What has been loaded, the items that have nothing among it, so that they are not looked for again. */
function createStore(maxKept: number, load: Store['load']): Store {
  const kept = new Map<number, Buffer | null>()
  return {
    known: itemId => kept.get(itemId),
    load: async (itemId, signal) => {
      try {
        const loaded = await load(itemId, signal)
        remember(kept, maxKept, itemId, loaded)
        return loaded
      } catch {
        // Not remembered: when the phone or the disk is back the same cell may ask again.
        return null
      }
    },
  }
}
