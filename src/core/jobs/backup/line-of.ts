import type { Item } from '../../data/item'
import type { FileLine, IndexLine } from '../../format/index-line'
import type { PlannedItem } from './plan-backup'

/** What is known of an item's bytes when it is at its place. */
export type Saved = Omit<FileLine, 'path' | 'category' | 'place' | 'source' | 'favourite'>

/**
 * @param version of the item when its bytes were read; undefined where only they tell. A file's is its size and time
 */
export function lineOf({ item, file }: PlannedItem, version: string | undefined, saved: Saved): IndexLine {
  if (item.source === undefined) return asListed({ path: item.path, category: item.category, ...saved }, item)
  const { source, key, entries, category } = item
  return { source, key, version, entries, category, ...saved, place: file }
}

/** With what the phone says today of an item whose bytes are what they were: where it does not tell, what is known stays. */
export function asListed(line: IndexLine, item: Item): IndexLine {
  if (item.source !== undefined || item.favourite === undefined) return line
  if (item.favourite === (line.favourite ?? false)) return line
  return { ...line, favourite: item.favourite ? true : undefined }
}
