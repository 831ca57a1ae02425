/** The kinds of file a person chooses between, in the order they are shown and saved. */
export const categories = ['gallery', 'videos', 'audio', 'documents', 'whatsapp', 'other'] as const

export type Category = (typeof categories)[number]

/** A value for every category, made by one function. */
export function perCategory<T>(make: (category: Category) => T): Readonly<Record<Category, T>> {
  return Object.fromEntries(categories.map(category => [category, make(category)])) as Record<Category, T>
}
