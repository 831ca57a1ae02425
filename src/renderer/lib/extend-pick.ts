import { isPicked } from './is-picked'
import { itemRange } from './item-range'
import type { CategoryPick } from './picks'
import { setPicked } from './set-picked'

interface Sized {
  readonly id: number
  readonly bytes: number
}

/** Where a range begins, and what it has done so far. */
export interface PickAnchor {
  readonly id: number
  /** Ranges from here put items in, or take them out, as the first item was. */
  readonly on: boolean
  /** The item the range reaches to. */
  readonly reach: number
  /** The pick before the range, so that a range that shrinks gives back what it took. */
  readonly before: CategoryPick
  readonly after: CategoryPick
}

/** A range that holds one item, put in (`on`) or taken out. */
export function startPick(pick: CategoryPick, item: Sized, on: boolean): PickAnchor {
  const after = setPicked(pick, [item], on)
  return { id: item.id, on, reach: item.id, before: after, after }
}

/** A range that changes nothing yet: it will do as its first item does. */
export function anchorAt(pick: CategoryPick, item: Sized): PickAnchor {
  return { id: item.id, on: isPicked(pick, item.id), reach: item.id, before: pick, after: pick }
}

/**
 * The range from the anchor to the item at `index`, instead of the one that was made from the same anchor before. Null
 * when the anchor or the item is not among `items`.
 */
export function extendPick(
  pick: CategoryPick,
  anchor: PickAnchor,
  items: readonly Sized[],
  index: number,
): PickAnchor | null {
  // The anchor is an id: a search, another order or new items may have moved it.
  const from = items.findIndex(item => item.id === anchor.id)
  const to = items[index]
  if (from === -1 || to === undefined) return null
  // Something else was picked in between: that stays.
  const before = anchor.after === pick ? anchor.before : pick
  const after = setPicked(before, itemRange(items, from, index), anchor.on)
  return { ...anchor, reach: to.id, before, after }
}
