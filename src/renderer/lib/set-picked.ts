import { assertNever } from '../../shared/assert-never'
import type { CategoryPick } from './picks'

interface Sized {
  readonly id: number
  readonly bytes: number
}

/**
 * The pick after `items` were put in (`on`) or taken out. Items which are not known yet, because the phone is
 * still being listed, keep following the kind: "all" and "except" take them in, "only" and "none" do not.
 */
export function setPicked(pick: CategoryPick, items: readonly Sized[], on: boolean): CategoryPick {
  if (items.length === 0) return pick
  switch (pick.kind) {
    case 'all':
      return on ? pick : { kind: 'except', marked: withItems(new Map(), items) }
    case 'none':
      return on ? { kind: 'only', marked: withItems(new Map(), items) } : pick
    case 'only':
      return only(on ? withItems(pick.marked, items) : withoutItems(pick.marked, items))
    case 'except':
      return except(on ? withoutItems(pick.marked, items) : withItems(pick.marked, items))
    default:
      return assertNever(pick)
  }
}

function only(marked: ReadonlyMap<number, number>): CategoryPick {
  return marked.size === 0 ? { kind: 'none' } : { kind: 'only', marked }
}

function except(marked: ReadonlyMap<number, number>): CategoryPick {
  return marked.size === 0 ? { kind: 'all' } : { kind: 'except', marked }
}

function withItems(marked: ReadonlyMap<number, number>, items: readonly Sized[]): Map<number, number> {
  const next = new Map(marked)
  for (const item of items) next.set(item.id, item.bytes)
  return next
}

function withoutItems(marked: ReadonlyMap<number, number>, items: readonly Sized[]): Map<number, number> {
  const next = new Map(marked)
  for (const item of items) next.delete(item.id)
  return next
}
