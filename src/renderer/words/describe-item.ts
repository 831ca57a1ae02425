import type { CatalogItem } from '../../shared/model/catalog'
import { format, say } from './say'

/** An item in one line: name, what else it is, size, date. */
export function describeItem({ name, bytes, modifiedAt, favourite }: CatalogItem, isMotion = false): string {
  const photo = isMotion ? say('items.motionLabel', { name }) : name
  const marked = favourite ? say('items.favouriteLabel', { name: photo }) : photo
  return say('items.itemLabel', { name: marked, bytes, date: describeDate(modifiedAt) })
}

/** Android reports 0 for a file whose time it does not know. */
export function describeDate(time: number): string {
  return time > 0 ? format().date(time) : say('items.noDate')
}
