import { fileUrl, motionUrl, previewUrl, textUrl, thumbnailUrl } from '../../../shared/model/catalog'
import type { Browse } from '../../store/browse'
import { tellVisible } from '../../store/tell-visible'

/** Where the viewer finds what it shows of an item; each address answers 404 when there is nothing to show. */
export interface MediaUrls {
  readonly catalogId: string
  readonly thumbnail: (itemId: number) => string
  /** A large picture, upright. */
  readonly preview: (itemId: number) => string
  /** Says that a preview is wanted. Returns what says that it is not any more: it is given up then. */
  readonly want: (itemId: number) => () => void
  /** The beginning of a text file, as text/plain. */
  readonly text: (itemId: number) => string
  /** The whole of it, as it is; null for the items of a phone. */
  readonly file: ((itemId: number) => string) | null
  /** The video of a motion photo; null for the items of a phone. */
  readonly motion: ((itemId: number) => string) | null
  /** False while nothing can be fetched: the phone is away. */
  readonly available: boolean
}

/** The items of a phone or a backup that is being looked through. */
export function catalogMedia(catalogId: string, of: Browse['of'], available: boolean): MediaUrls {
  return {
    catalogId,
    thumbnail: itemId => thumbnailUrl(catalogId, itemId),
    preview: itemId => previewUrl(catalogId, itemId),
    want: itemId => tellVisible('preview', catalogId, itemId),
    text: itemId => textUrl(catalogId, itemId),
    file: of !== 'phone' ? itemId => fileUrl(catalogId, itemId) : null,
    motion: of !== 'phone' ? itemId => motionUrl(catalogId, itemId) : null,
    available,
  }
}
