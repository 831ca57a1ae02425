import type { Entry } from '../phone/entry'
import { fileName } from '../phone/file-name'
import { loadPreview } from '../media/load-preview'
import { loadText } from '../media/load-text'
import { loadThumbnail } from '../media/load-thumbnail'
import type { MediaPorts } from '../media/media-ports'
import { pictureKind } from '../media/picture-kind'
import { createWishQueue } from '../media/wish-queue'
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
  readonly text: (itemId: number) => Promise<string | null>
  /** The whole item, or the part that `range`, a header, asks for. Null for an item of a phone. */
  readonly file: (itemId: number, range: string | null) => Promise<Response | null>
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

/** @param files may grow; a file's place in it is its id */
export function createCatalogMedia<File extends Entry>(
  files: readonly File[],
  ports: MediaPorts<File>,
): CatalogMedia {
  const closing = new AbortController()
  const thumbnails = createStore(maxThumbnails, files, (file, signal) =>
    loadThumbnail(file, ports, { size: 'thumbnail', signal }),
  )
  const previews = createStore(maxPreviews, files, (file, signal) => loadPreview(file, ports, signal))
  const quick = createWishQueue({ parallel: parallelQuick, load: thumbnails.load })
  const slow = createWishQueue({ parallel: parallelSlow, load: thumbnails.load })
  // A backup may run meanwhile: never more than one whole picture at a time.
  const views = createWishQueue({ parallel: 1, load: previews.load })
  return {
    thumbnail: async itemId => {
      const known = thumbnails.known(itemId)
      if (known !== undefined) return known
      const kind = pictureKind(fileName(files[itemId]?.path ?? ''))
      return await (kind === 'phone' ? slow : quick).get(itemId)
    },
    preview: async itemId => {
      const known = previews.known(itemId)
      if (known !== undefined) return known
      return await views.get(itemId)
    },
    text: async itemId => {
      const file = files[itemId]
      return file ? await loadText(file, ports.source).catch(() => null) : null
    },
    file: async (itemId, range) => {
      const file = files[itemId]
      const { openItem } = ports.source
      if (!file || !openItem) return null
      const request = { open: () => openItem(file), name: fileName(file.path), range, signal: closing.signal }
      return await fileResponse(request).catch(() => null)
    },
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

interface Store {
  /** Undefined for what has not been loaded. */
  readonly known: (itemId: number) => Buffer | null | undefined
  readonly load: (itemId: number, signal: AbortSignal) => Promise<Buffer | null>
}

type LoadFile<File> = (file: File, signal: AbortSignal) => Promise<Buffer | null>

/** What has been loaded, the items that have nothing among it, so that they are not looked for again. */
function createStore<File>(maxKept: number, files: readonly File[], loadFile: LoadFile<File>): Store {
  const kept = new Map<number, Buffer | null>()
  return {
    known: itemId => kept.get(itemId),
    load: async (itemId, signal) => {
      const file = files[itemId]
      if (!file) return null
      try {
        const loaded = await loadFile(file, signal)
        remember(kept, maxKept, itemId, loaded)
        return loaded
      } catch {
        // Not remembered: when the phone or the disk is back the same cell may ask again.
        return null
      }
    },
  }
}
