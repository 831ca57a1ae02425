import type { CategorySelection, Selection } from '../../shared/model/catalog'
import type { SizedSelection, SizedSelections } from './sized-selection'

/** The selections in the form that crosses to main. */
export function toSelection(selections: SizedSelections): Selection {
  return Object.fromEntries(
    Object.entries(selections).map(([category, selection]) => [category, toCategorySelection(selection)]),
  ) as Selection
}

function toCategorySelection(selection: SizedSelection): CategorySelection {
  if (selection.kind === 'all' || selection.kind === 'none') return { kind: selection.kind }
  return { kind: selection.kind, ids: [...selection.marked.keys()] }
}
