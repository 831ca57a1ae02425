import { previewUrl, textUrl, thumbnailUrl } from '../../../shared/model/catalog'
import { tellVisible } from '../../store/tell-visible'

/** Where the viewer finds what it shows of an item; each address answers 404 when there is nothing to show. */
export interface MediaSource {
  readonly thumbnail: (itemId: number) => string
  /** A large picture, upright. */
  readonly preview: (itemId: number) => string
  /** Says that a preview is wanted. Returns what says that it is not any more: it is given up then. */
  readonly want: (itemId: number) => () => void
  /** The beginning of a text file, as text/plain. */
  readonly text: (itemId: number) => string
  /** False while nothing can be fetched: the phone is away. */
  readonly available: boolean
}

/** The items of a phone that is being looked through. */
export function catalogMedia(catalogId: string, available: boolean): MediaSource {
  return {
    thumbnail: itemId => thumbnailUrl(catalogId, itemId),
    preview: itemId => previewUrl(catalogId, itemId),
    want: itemId => tellVisible('preview', catalogId, itemId),
    text: itemId => textUrl(catalogId, itemId),
    available,
  }
}
