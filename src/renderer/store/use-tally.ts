import { useMemo } from 'react'
import { perCategory } from '../../shared/model/category'
import { tallySelected, type SelectedTally } from '../lib/tally-selected'
import { useCatalog, useSelection } from './use-browse'

const noTotals = perCategory(() => ({ count: 0, bytes: 0 }))

/** How much of what has been found so far is selected. */
export function useTally(): SelectedTally {
  const totals = useCatalog(state => state.view?.categories) ?? noTotals
  const selections = useSelection(state => state.selections)
  return useMemo(() => tallySelected(selections, totals), [selections, totals])
}
