import { sourceCategories } from '../../shared/model/source-categories'
import type { AnyCategory } from '../../shared/model/category'

export const recordCategories = [
  ...sourceCategories.contacts,
  ...sourceCategories.messages,
  ...sourceCategories.calls,
] as const

export type RecordCategory = (typeof recordCategories)[number]

/** Whether it is no kind of file, but of what a phone knows: people, what they wrote, and when they called. */
export function isRecordCategory(category: AnyCategory): category is RecordCategory {
  return (recordCategories as readonly AnyCategory[]).includes(category)
}
