import type { CatalogItem } from '../../shared/model/catalog'
import { format, words } from './words'

/** An item in one line: name, size, date. */
export function describeItem({ name, bytes, modifiedAt }: CatalogItem): string {
  return words.items.itemLabel(name, bytes, describeDate(modifiedAt))
}

/** Android reports 0 for a file whose time it does not know. */
export function describeDate(time: number): string {
  return time > 0 ? format.date(time) : words.items.noDate
}
