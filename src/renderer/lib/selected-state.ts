import type { SizedSelection, SelectedState } from './sized-selection'

/** How a check box shows a selection of a category in which `selected` of `total` items are selected. */
export function selectedState(selection: SizedSelection, selected: number, total: number): SelectedState {
  if (selection.kind === 'all' || selection.kind === 'none') return selection.kind
  return stateOfCount(selected, total)
}

export function stateOfCount(selected: number, total: number): SelectedState {
  if (selected === 0) return 'none'
  return selected >= total ? 'all' : 'some'
}
