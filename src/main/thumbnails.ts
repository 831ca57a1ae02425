import { createSyncPool, type SyncPool } from '../core/adb/sync/sync-pool'
import type { OpenCatalog } from '../core/catalog/open-catalog'
import { loadThumbnail } from '../core/media/load-thumbnail'
import type { ImageProcess } from './image-process'

export interface Thumbnails {
  /** A WebP, or null when this item has none. Never throws: a missing thumbnail is a placeholder. */
  readonly get: (itemId: number) => Promise<Buffer | null>
  readonly close: () => void
}

interface Request {
  readonly itemId: number
  readonly resolve: (thumbnail: Buffer | null) => void
}

const parallelLoads = 3
/** About 20 MB of thumbnails; the window's own cache holds what is on screen. */
const mostCached = 2_000
/** Cells scrolled away long ago: the oldest wishes are dropped, and made again when the cell comes back. */
const mostWaiting = 400

/** Loads thumbnails of one catalog, the latest wish first, for that is what is on the screen now. */
export function createThumbnails({ link, catalog }: OpenCatalog, images: ImageProcess): Thumbnails {
  const cache = new Map<number, Buffer | null>()
  const wishes: Request[] = []
  const closing = new AbortController()
  const pool: SyncPool = createSyncPool(link, { signal: closing.signal })
  let running = 0

  const load = async ({ itemId, resolve }: Request) => {
    running += 1
    const file = catalog.files[itemId]
    try {
      const ports = { link, pool, render: images.render }
      const thumbnail = file ? await loadThumbnail(file, ports, closing.signal) : null
      remember(itemId, thumbnail)
      resolve(thumbnail)
    } catch {
      // Not remembered: when the phone is back the same cell may ask again.
      resolve(null)
    }
    running -= 1
    next()
  }
  const remember = (itemId: number, thumbnail: Buffer | null) => {
    cache.set(itemId, thumbnail)
    const oldest = cache.keys().next()
    if (cache.size > mostCached && !oldest.done) cache.delete(oldest.value)
  }
  const next = () => {
    while (running < parallelLoads) {
      const latest = wishes.pop()
      if (!latest) return
      void load(latest)
    }
  }
  return {
    get: itemId =>
      new Promise(resolve => {
        const known = cache.get(itemId)
        if (known !== undefined) return resolve(known)
        wishes.push({ itemId, resolve })
        if (wishes.length > mostWaiting) wishes.shift()?.resolve(null)
        next()
      }),
    close: () => {
      for (const { resolve } of wishes.splice(0)) resolve(null)
      closing.abort()
      pool.close()
    },
  }
}
