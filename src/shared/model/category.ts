import { sourceCategories } from './source-categories'

type SourceName = keyof typeof sourceCategories

/** What a person chooses between: a kind of file, or of what another source has. */
export type Category = (typeof sourceCategories)[SourceName][number]

export type FileCategory = (typeof sourceCategories)['files'][number]

/** In the order they are shown and saved. */
export const categories: readonly Category[] = Object.values(sourceCategories).flat()

const newerPrefix = 'newer:'

/** A category that this version does not know: `newer:` and its name, which so is none of ours and means nothing to JavaScript. */
export type NewerCategory = `${typeof newerPrefix}${string}`

/** What an item of a backup may be sorted into. */
export type AnyCategory = Category | NewerCategory

/** A value for every category of this version, and for those of newer ones that there are. */
export type PerCategory<T> = Readonly<Record<Category, T>> & {
  readonly [newer: NewerCategory]: T
}

/** The same, where `newer:` without a name stands for all of newer versions that are not named. */
export type ForAnyCategory<T> = PerCategory<T> & { readonly [newerPrefix]: T }

/** A value for every category, made by one function. */
export function perCategory<T>(make: (category: Category) => T): Readonly<Record<Category, T>> {
  return Object.fromEntries(categories.map(category => [category, make(category)])) as Record<Category, T>
}

/** A value for every category there may be. */
export function forAnyCategory<T>(make: () => T): ForAnyCategory<T> {
  return { ...perCategory(make), [newerPrefix]: make() }
}

export function valueFor<T>(values: ForAnyCategory<T>, category: AnyCategory): T {
  return values[category] ?? values[newerPrefix]
}

function isCategory(name: string): name is Category {
  return categories.some(category => category === name)
}

/** By its name alone, as a manifest counts. */
export function categoryNamed(name: string): AnyCategory {
  return isCategory(name) ? name : newerCategory(name)
}

/**
 * Of one item: a category belongs to one source, and in another one it is a newer version's.
 * @param source absent for a file of the storage
 */
export function categoryOf(name: string, source = 'files'): AnyCategory {
  const own: readonly string[] = Object.hasOwn(sourceCategories, source)
    ? sourceCategories[source as SourceName]
    : []
  return own.includes(name) ? (name as Category) : newerCategory(name)
}

function newerCategory(name: string): NewerCategory {
  return `${newerPrefix}${name}`
}

/** What a newer version calls it; null for a category of this one. */
export function newerName(category: AnyCategory): string | null {
  return isCategory(category) ? null : category.slice(newerPrefix.length)
}

/** Those that there are values for: ours in their order, then those of newer versions by name. */
export function categoriesOf(values: PerCategory<unknown>): readonly AnyCategory[] {
  const newer = Object.keys(values).filter(isNewer).sort()
  return [...categories, ...newer]
}

/** The values by category, for people: what has no value yet has none. */
export function toPerCategory<T>(values: ReadonlyMap<AnyCategory, T>, none: () => T): PerCategory<T> {
  const newer = [...values].filter(([category]) => isNewer(category))
  return { ...perCategory(category => values.get(category) ?? none()), ...Object.fromEntries(newer) }
}

function isNewer(name: string): name is NewerCategory {
  return name.startsWith(newerPrefix) && name !== newerPrefix
}

export function isAnyCategory(name: string): name is AnyCategory {
  return isCategory(name) || isNewer(name)
}
