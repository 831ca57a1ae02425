import type { CatalogItem } from '../../shared/model/catalog'
import { fold } from './filter-by-name'

/**
 * Searches records by names and numbers. Capitals and accents make no difference to names, nor do spaces, dashes and
 * brackets to numbers. They are folded once, not at every key that is pressed.
 */
export function createRecordFilter(items: readonly CatalogItem[]): (text: string) => readonly CatalogItem[] {
  let folded: readonly Folded[] | null = null
  return text => {
    const wanted = fold(text.trim())
    if (wanted === '') return items
    folded ??= items.map(foldRecord)
    const known = folded
    const digits = isNumber(wanted) ? digitsOf(wanted) : ''
    return items.filter((_, index) => {
      const { texts, numbers } = known[index] ?? nothing
      return (
        texts.some(each => each.includes(wanted)) ||
        (digits !== '' && numbers.some(number => number.includes(digits)))
      )
    })
  }
}

interface Folded {
  readonly texts: readonly string[]
  readonly numbers: readonly string[]
}

const nothing: Folded = { texts: [], numbers: [] }

function foldRecord(item: CatalogItem): Folded {
  const { names, numbers } = searchable(item)
  return { texts: [...names, ...numbers].map(fold), numbers: numbers.map(digitsOf) }
}

interface Searchable {
  readonly names: readonly string[]
  readonly numbers: readonly string[]
}

function searchable({ name, facts }: CatalogItem): Searchable {
  switch (facts?.kind) {
    case 'contact':
      return { names: [name], numbers: facts.numbers }
    case 'conversation':
      return { names: facts.names.filter(each => each !== null), numbers: facts.addresses }
    case 'call':
      return { names: facts.name === null ? [] : [facts.name], numbers: [facts.number] }
    case undefined:
      return { names: [name], numbers: [] }
  }
}

/** What people type when they mean a number. */
function isNumber(text: string): boolean {
  return /^[\d\s+()./*#-]+$/.test(text)
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
