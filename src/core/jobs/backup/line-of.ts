import type { FileLine, IndexLine } from '../../format/index-line'
import type { PlannedItem } from './plan-backup'

/** What is known of an item's bytes when it is at its place. */
export type Saved = Omit<FileLine, 'path' | 'category' | 'place' | 'source'>

/**
 * @param version of the item when its bytes were read; undefined where only they tell. A file's is its size and time
 */
export function lineOf({ item, file }: PlannedItem, version: string | undefined, saved: Saved): IndexLine {
  if (item.source === undefined) return { path: item.path, category: item.category, ...saved }
  const { source, key, entries, category } = item
  return { source, key, version, entries, category, ...saved, place: file }
}
