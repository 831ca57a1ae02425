import type { Tally } from '../../shared/model/catalog'
import { categories, perCategory, type Category } from '../../shared/model/category'
import type { Picks } from './picks'
import { tallyPick } from './tally-pick'

export interface PicksTally {
  readonly each: Readonly<Record<Category, Tally>>
  readonly sum: Tally
}

/** How much is picked, by category and together. */
export function tallyPicks(picks: Picks, totals: Readonly<Record<Category, Tally>>): PicksTally {
  const each = perCategory(category => tallyPick(picks[category], totals[category]))
  return { each, sum: addTallies(categories.map(category => each[category])) }
}

export function addTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, tally) => ({ count: sum.count + tally.count, bytes: sum.bytes + tally.bytes }),
    {
      count: 0,
      bytes: 0,
    },
  )
}
