import type { CategorySelection, Selection } from '../../shared/model/catalog'
import type { CategoryPick, Picks } from './picks'

/** The picks in the form that crosses to main. */
export function toSelection(picks: Picks): Selection {
  return Object.fromEntries(
    Object.entries(picks).map(([category, pick]) => [category, toCategorySelection(pick)]),
  ) as Selection
}

function toCategorySelection(pick: CategoryPick): CategorySelection {
  if (pick.kind === 'all' || pick.kind === 'none') return { kind: pick.kind }
  return { kind: pick.kind, ids: [...pick.marked.keys()] }
}
