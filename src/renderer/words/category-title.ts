import { newerName, type AnyCategory, type Category } from '../../shared/model/category'
import { printable } from '../../shared/printable'
import { say } from './say'

const maxNameLength = 60

/** What a category is called: of one that only a newer version knows, that one's own name. */
export function categoryTitle(category: AnyCategory): string {
  const newer = newerName(category)
  if (newer === null) return say(`categories.${category as Category}.title`)
  const name = printable(newer).slice(0, maxNameLength)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** What is in it, in a few words. */
export function categoryHint(category: AnyCategory): string {
  return newerName(category) === null
    ? say(`categories.${category as Category}.hint`)
    : say('choose.newerHint')
}
