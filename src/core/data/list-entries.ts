import type { CatalogItem } from '../../shared/model/catalog'
import type { AnyCategory } from '../../shared/model/category'
import { printable } from '../../shared/printable'
import { fileType } from '../../shared/file-types'
import type { Entry } from '../phone/entry'
import { fileName, folderOf } from '../phone/file-name'

/** The items of one category as they are shown: newest first, then by path. */
export function listEntries(files: readonly Entry[], category: AnyCategory): CatalogItem[] {
  const items = files.flatMap((file, id) => (file.category === category ? [toItem(file, id)] : []))
  return items.sort((a, b) => b.modifiedAt - a.modifiedAt || (a.folder + a.name < b.folder + b.name ? -1 : 1))
}

function toItem(file: Entry, id: number): CatalogItem {
  const name = fileName(file.path)
  const type = fileType(name)
  return {
    id,
    name: printable(name),
    folder: printable(folderOf(file.path)),
    bytes: file.bytes,
    modifiedAt: file.modifiedAt * 1000,
    preview: type === 'image' || type === 'video' ? type : 'none',
  }
}
