import { assertNever } from '../../shared/assert-never'
import type { SizedSelection } from './sized-selection'

interface Sized {
  readonly id: number
  readonly bytes: number
}

/**
 * The selection after `items` were put in (`on`) or taken out. Items which are not known yet, because the phone is
 * still being listed, keep following the kind: "all" and "except" take them in, "only" and "none" do not.
 */
export function setSelected(selection: SizedSelection, items: readonly Sized[], on: boolean): SizedSelection {
  if (items.length === 0) return selection
  switch (selection.kind) {
    case 'all':
      return on ? selection : { kind: 'except', marked: withItems(new Map(), items) }
    case 'none':
      return on ? { kind: 'only', marked: withItems(new Map(), items) } : selection
    case 'only':
      return only(on ? withItems(selection.marked, items) : withoutItems(selection.marked, items))
    case 'except':
      return except(on ? withoutItems(selection.marked, items) : withItems(selection.marked, items))
    default:
      return assertNever(selection)
  }
}

function only(marked: ReadonlyMap<number, number>): SizedSelection {
  return marked.size === 0 ? { kind: 'none' } : { kind: 'only', marked }
}

function except(marked: ReadonlyMap<number, number>): SizedSelection {
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
