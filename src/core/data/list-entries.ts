import type { CatalogItem } from '../../shared/model/catalog'
import type { AnyCategory } from '../../shared/model/category'
import { isMotionPhotoName } from '../../shared/motion-photo'
import { printable } from '../../shared/printable'
import { fileType } from '../../shared/file-types'
import type { Entry } from '../phone/entry'
import { fileName, folderOf } from '../phone/file-name'

/**
 * The entries of one category as they are shown: newest first, then by path.
 * @param firstId the id of the first one; the others count on from it
 */
export function listEntries(entries: readonly Entry[], category: AnyCategory, firstId = 0): CatalogItem[] {
  const items = entries.flatMap((entry, place) =>
    entry.category === category ? [toItem(entry, firstId + place)] : [],
  )
  return items.sort((a, b) => b.modifiedAt - a.modifiedAt || (a.folder + a.name < b.folder + b.name ? -1 : 1))
}

function toItem({ path, bytes, modifiedAt, facts, favourite }: Entry, id: number): CatalogItem {
  const name = fileName(path)
  const type = fileType(name)
  return {
    id,
    name: printable(name),
    folder: printable(folderOf(path)),
    bytes,
    modifiedAt: modifiedAt * 1000,
    preview: type === 'image' || type === 'video' ? type : 'none',
    ...(facts === undefined ? {} : { facts }),
    ...(favourite === true ? { favourite } : {}),
    ...(isMotionPhotoName(name) ? { motion: true } : {}),
  }
}
