import type { Tally } from '../../shared/model/catalog'
import { categoriesOf, toPerCategory, valueFor, type PerCategory } from '../../shared/model/category'
import type { SizedSelections } from './sized-selection'
import { tallyCategory } from './tally-category'

export interface SelectedTally {
  readonly each: PerCategory<Tally>
  readonly sum: Tally
}

const nothing: Tally = { count: 0, bytes: 0 }

/** How much is selected, by category and together. */
export function tallySelected(selections: SizedSelections, totals: PerCategory<Tally>): SelectedTally {
  const each = categoriesOf(totals).map(
    category =>
      [category, tallyCategory(valueFor(selections, category), totals[category] ?? nothing)] as const,
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
