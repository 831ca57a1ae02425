import { groupBy, sumBytes, type Arranged, type ItemSection } from './arrange-items'
import { createInitialOf } from './name-initial'

interface Named {
  readonly name: string
  readonly bytes: number
}

/** Puts contacts under the letters they begin with, by name; those that begin with no letter come last. */
export function arrangeContacts<T extends Named>(items: readonly T[], locale: string): Arranged<T> {
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const initialOf = createInitialOf()
  const groups = [...groupBy(items, ({ name }) => initialOf(name))].sort(
    ([a], [b]) => Number(a === null) - Number(b === null) || compare(a ?? '', b ?? ''),
  )
  const arranged: T[] = []
  const sections: ItemSection[] = []
  for (const [initial, own] of groups) {
    const start = arranged.length
    arranged.push(...own.toSorted((a, b) => compare(a.name, b.name)))
    sections.push({ key: { kind: 'initial', initial }, start, end: arranged.length, bytes: sumBytes(own) })
  }
  return { items: arranged, sections }
}
