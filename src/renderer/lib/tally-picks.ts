import type { Tally } from '../../shared/model/catalog'
import { categoriesOf, toPerCategory, valueFor, type PerCategory } from '../../shared/model/category'
import type { Picks } from './picks'
import { tallyPick } from './tally-pick'

export interface PicksTally {
  readonly each: PerCategory<Tally>
  readonly sum: Tally
}

const nothing: Tally = { count: 0, bytes: 0 }

/** How much is picked, by category and together. */
export function tallyPicks(picks: Picks, totals: PerCategory<Tally>): PicksTally {
  const each = categoriesOf(totals).map(
    category => [category, tallyPick(valueFor(picks, category), totals[category] ?? nothing)] as const,
  )
  return {
    each: toPerCategory(new Map(each), () => nothing),
    sum: addTallies(each.map(([, tally]) => tally)),
  }
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({ count: sum.count + tally.count, bytes: sum.bytes + tally.bytes }),
    nothing,
  )
}
