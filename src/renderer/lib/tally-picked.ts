import type { Tally } from '../../shared/model/catalog'
import { isPicked } from './is-picked'
import type { CategoryPick } from './picks'

interface Sized {
  readonly id: number
  readonly bytes: number
}

/** How many of `items` are picked, and their bytes. `total`: all of them, so that most picks need no counting. */
export function tallyPicked(pick: CategoryPick, items: readonly Sized[], total: Tally): Tally {
  if (pick.kind === 'all') return total
  if (pick.kind === 'none') return { count: 0, bytes: 0 }
  let count = 0
  let bytes = 0
  for (const item of items) {
    if (!isPicked(pick, item.id)) continue
    count += 1
    bytes += item.bytes
  }
  return { count, bytes }
}
