import type { Tally } from '../../shared/model/catalog'
import { isSelected } from './is-selected'
import type { SizedSelection } from './sized-selection'

interface Sized {
  readonly id: number
  readonly bytes: number
}

/** How many of `items` are selected, and their bytes. `total`: all of them, so that most selections need no counting. */
export function tallySelectedItems(selection: SizedSelection, items: readonly Sized[], total: Tally): Tally {
  if (selection.kind === 'all') return total
  if (selection.kind === 'none') return { count: 0, bytes: 0 }
  let count = 0
  let bytes = 0
  for (const item of items) {
    if (!isSelected(selection, item.id)) continue
    count += 1
    bytes += item.bytes
  }
  return { count, bytes }
}
