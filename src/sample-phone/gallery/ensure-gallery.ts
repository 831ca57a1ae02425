import { join } from 'node:path'
import { cacheFolder } from '../files/cache-folder'
import { makeOnce } from '../files/make-once'
import { buildGallery } from './build-gallery'

/** Changes whenever the bytes of any generated file do. */
const galleryVersion = 3

export interface Gallery {
  readonly internal: string
  readonly card: string
  /** What its media store knows: `rows.json`, and `thumbnails`. */
  readonly media: string
}

/** The gallery with this many pictures, from the cache or made now. */
export async function ensureGallery(
  photos: number,
  onProgress: (done: number, total: number) => void,
): Promise<Gallery> {
  const folder = join(cacheFolder(), `${galleryVersion}-${photos}`)
  await makeOnce(folder, building => buildGallery({ folder: building, photos, onProgress }))
  return { internal: join(folder, 'internal'), card: join(folder, 'card'), media: join(folder, 'media') }
}
