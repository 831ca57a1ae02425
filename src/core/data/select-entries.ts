import type { CategorySelection, Selection } from '../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../shared/model/category'
import { assertNever } from '../../shared/assert-never'
import type { Entry } from '../phone/entry'

/** The chosen files. A file's id is its place in `files`; ids that name no file of the category choose nothing. */
export function selectEntries<T extends Entry>(files: readonly T[], selection: Selection): T[] {
  const tests = new Map<AnyCategory, (id: number) => boolean>()
  const testFor = (category: AnyCategory) => {
    const test = tests.get(category) ?? chosenTest(valueFor(selection, category))
    tests.set(category, test)
    return test
  }
  return files.filter(({ category }, id) => testFor(category)(id))
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
