import { useMemo } from 'react'
import { perCategory } from '../../shared/model/category'
import { tallyPicks, type PicksTally } from '../lib/tally-picks'
import { useCatalog, useSelection } from './use-browse'

const noTotals = perCategory(() => ({ count: 0, bytes: 0 }))

/** How much of what has been found so far is picked. */
export function useTally(): PicksTally {
  const totals = useCatalog(state => state.view?.categories) ?? noTotals
  const picks = useSelection(state => state.picks)
  return useMemo(() => tallyPicks(picks, totals), [picks, totals])
}
