import { assertNever } from '../../shared/assert-never'
import type { Tally } from '../../shared/model/catalog'
import type { SizedSelection } from './sized-selection'

const nothing: Tally = { count: 0, bytes: 0 }

/** How much of a category that holds `total` is selected. */
export function tallyCategory(selection: SizedSelection, total: Tally): Tally {
  switch (selection.kind) {
    case 'all':
      return total
    case 'none':
      return nothing
    case 'only':
      return tallyMarked(selection.marked)
    case 'except': {
      const left = tallyMarked(selection.marked)
      return { count: Math.max(0, total.count - left.count), bytes: Math.max(0, total.bytes - left.bytes) }
    }
    default:
      return assertNever(selection)
  }
}

function tallyMarked(marked: ReadonlyMap<number, number>): Tally {
  let bytes = 0
  for (const size of marked.values()) bytes += size
  return { count: marked.size, bytes }
}
