import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '../files/cache-folder'
import { removeTree } from '../files/remove-tree'
import { buildGallery } from './build-gallery'

/** Changes whenever the bytes of any generated file do. */
const galleryVersion = 3

export interface Gallery {
  readonly internal: string
  readonly card: string
  /** What its media store knows: `rows.json`, and `thumbnails`. */
  readonly media: string
}

/**
 * The gallery with this many pictures, from the cache or made now. It is built aside and renamed, so that a cache
 * folder is always whole; of two processes that build at once the first to finish wins.
 */
export async function ensureGallery(
  photos: number,
  onProgress: (done: number, total: number) => void,
): Promise<Gallery> {
  const base = cacheFolder()
  const folder = join(base, `${galleryVersion}-${photos}`)
  if (!existsSync(folder)) {
    mkdirSync(base, { recursive: true })
    const building = mkdtempSync(join(base, 'building-'))
    try {
      await buildGallery({ folder: building, photos, onProgress })
      moveInto(building, folder)
    } finally {
      removeTree(building)
    }
  }
  return { internal: join(folder, 'internal'), card: join(folder, 'card'), media: join(folder, 'media') }
}

function moveInto(building: string, folder: string): void {
  try {
    renameSync(building, folder)
  } catch (thrown) {
    if (!existsSync(folder)) throw thrown
  }
}
