import { hasTextPreview, type CatalogItem } from '../../shared/model/catalog'

/** How the viewer shows an item. */
export type ViewKind = 'picture' | 'video' | 'audio' | 'text' | 'nothing'

const soundNames = /.\.(mp3|m4a|aac|ogg|oga|opus|flac|wav|amr|3ga)$/i
/** Pictures that Chromium shows by itself, so that they can be seen in full size. */
const pictureNames = /.\.(jpe?g|png|gif|webp|avif|bmp)$/i

/** @param whole whether the whole of the item is at hand, as it is in a backup; a phone hands over previews only */
export function viewKind({ name, preview }: CatalogItem, whole: boolean): ViewKind {
  if (preview === 'image') return 'picture'
  if (preview === 'video') return whole ? 'video' : 'picture'
  if (whole && soundNames.test(name)) return 'audio'
  return hasTextPreview(name) ? 'text' : 'nothing'
}

export function hasFullSize({ name, preview }: CatalogItem): boolean {
  return preview === 'image' && pictureNames.test(name)
}
