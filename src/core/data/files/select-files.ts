import type { CategorySelection, Selection } from '../../../shared/model/catalog'
import { assertNever } from '../../../shared/assert-never'
import type { ListedFile } from '../../phone/listed-file'

/** The chosen files. A file's id is its place in `files`; ids that name no file of the category choose nothing. */
export function selectFiles<T extends ListedFile>(files: readonly T[], selection: Selection): T[] {
  const tests = Object.fromEntries(
    Object.entries(selection).map(([category, chosen]) => [category, chosenTest(chosen)]),
  )
  return files.filter((file, id) => tests[file.category]?.(id) ?? false)
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
