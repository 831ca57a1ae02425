import type { CategorySelection, Selection } from '../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../shared/model/category'
import { assertNever } from '../../shared/assert-never'
import type { Entry } from '../phone/entry'

/**
 * The selected entries. An entry's id is its place in `entries`, counted from `firstId`; ids that name no entry of the
 * category select nothing.
 */
export function selectEntries<T extends Entry>(
  entries: readonly T[],
  selection: Selection,
  firstId = 0,
): T[] {
  const tests = new Map<AnyCategory, (id: number) => boolean>()
  const testFor = (category: AnyCategory) => {
    const test = tests.get(category) ?? chosenTest(valueFor(selection, category))
    tests.set(category, test)
    return test
  }
  return entries.filter(({ category }, place) => testFor(category)(firstId + place))
}

function chosenTest(selection: CategorySelection): (id: number) => boolean {
  switch (selection.kind) {
    case 'all':
      return () => true
    case 'none':
      return () => false
    case 'only': {
      const ids = new Set(selection.ids)
      return id => ids.has(id)
    }
    case 'except': {
      const ids = new Set(selection.ids)
      return id => !ids.has(id)
    }
    default:
      return assertNever(selection)
  }
}
