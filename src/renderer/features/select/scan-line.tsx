import { categories, categoriesOf, valueFor, type AnyCategory } from '../../../shared/model/category'
import { stateOfCount } from '../../lib/selected-state'
import type { SelectedState, SizedSelections } from '../../lib/sized-selection'
import { addTallies } from '../../lib/tally-selected'
import { say } from '../../words/say'
import { selectEverything } from '../../store/browse'
import { useBrowse, useCatalog, useSelection } from '../../store/use-browse'
import { useTally } from '../../store/use-tally'
import { Checkbox } from '../../ui/checkbox'
import styles from './scan-line.module.css'
import { ScanText } from './scan-text'

/** "Select everything", and how far it has been looked through. */
export function ScanLine() {
  const browse = useBrowse()
  const view = useCatalog(state => state.view)
  const failed = useCatalog(state => state.error !== null || state.view?.status === 'failed')
  const selections = useSelection(state => state.selections)
  const { sum } = useTally()
  const found = addTallies(view === null ? [] : Object.values(view.categories))
  const state =
    everythingState(selections, view === null ? categories : categoriesOf(view.categories)) ??
    stateOfCount(sum.count, found.count)
  return (
    <div className={styles.line}>
      <label className={styles.all} htmlFor="select-everything">
        <Checkbox
          id="select-everything"
          label={say('choose.selectAll')}
          state={state}
          onChange={on => selectEverything(browse, on)}
        />
        {say('choose.selectAll')}
      </label>
      <p className={styles.scan} aria-busy={!failed && view?.status !== 'complete'}>
        <ScanText />
      </p>
    </div>
  )
}

/** All or none by kind; null when single items or types are selected. */
function everythingState(selections: SizedSelections, shown: readonly AnyCategory[]): SelectedState | null {
  const kinds = new Set(shown.map(category => valueFor(selections, category).kind))
  if (kinds.size > 1) return null
  return kinds.has('all') ? 'all' : kinds.has('none') ? 'none' : null
}
