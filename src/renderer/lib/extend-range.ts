import { isSelected } from './is-selected'
import { itemRange } from './item-range'
import type { SizedSelection } from './sized-selection'
import { setSelected } from './set-selected'

interface Sized {
  readonly id: number
  readonly bytes: number
}

/** Where a range begins, and what it has done so far. */
export interface RangeAnchor {
  readonly id: number
  /** Ranges from here put items in, or take them out, as the first item was. */
  readonly on: boolean
  /** The item the range reaches to. */
  readonly reach: number
  /** The selection before the range, so that a range that shrinks gives back what it took. */
  readonly before: SizedSelection
  readonly after: SizedSelection
}

/** A range that holds one item, put in (`on`) or taken out. */
export function startRange(selection: SizedSelection, item: Sized, on: boolean): RangeAnchor {
  const after = setSelected(selection, [item], on)
  return { id: item.id, on, reach: item.id, before: after, after }
}

/** A range that changes nothing yet: it will do as its first item does. */
export function anchorAt(selection: SizedSelection, item: Sized): RangeAnchor {
  return {
    id: item.id,
    on: isSelected(selection, item.id),
    reach: item.id,
    before: selection,
    after: selection,
  }
}

/**
 * The range from the anchor to the item at `index`, instead of the one that was made from the same anchor before. Null
 * when the anchor or the item is not among `items`.
 */
export function extendRange(
  selection: SizedSelection,
  anchor: RangeAnchor,
  items: readonly Sized[],
  index: number,
): RangeAnchor | null {
  // The anchor is an id: a search, another order or new items may have moved it.
  const from = items.findIndex(item => item.id === anchor.id)
  const to = items[index]
  if (from === -1 || to === undefined) return null
  // Something else was selected in between: that stays.
  const before = anchor.after === selection ? anchor.before : selection
  const after = setSelected(before, itemRange(items, from, index), anchor.on)
  return { ...anchor, reach: to.id, before, after }
}
