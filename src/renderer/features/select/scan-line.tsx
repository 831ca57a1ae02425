import { categories } from '../../../shared/model/category'
import { stateOfCount } from '../../lib/pick-state'
import type { PickState, Picks } from '../../lib/picks'
import { addTallies } from '../../lib/tally-picks'
import { words } from '../../messages/words'
import { useCatalog } from '../../store/catalog'
import { pickEverything, useSelection } from '../../store/selection'
import { useTally } from '../../store/use-tally'
import { Checkbox } from '../../ui/checkbox'
import { ScanDots } from './scan-dots'
import styles from './scan-line.module.css'

/** "Select everything", and how far the phone has been looked through. */
export function ScanLine() {
  const view = useCatalog(state => state.view)
  const error = useCatalog(state => state.error)
  const picks = useSelection(state => state.picks)
  const { sum } = useTally()
  const found = addTallies(view === null ? [] : Object.values(view.categories))
  const scanning = error === null && (view === null || view.status === 'scanning')
  const state = everythingState(picks) ?? stateOfCount(sum.count, found.count)
  return (
    <div className={styles.line}>
      <label className={styles.all} htmlFor="select-everything">
        <Checkbox
          id="select-everything"
          label={words.choose.selectAll}
          state={state}
          onChange={pickEverything}
        />
        {words.choose.selectAll}
      </label>
      <p className={styles.scan} aria-busy={scanning}>
        {scanning && <ScanDots />}
        {scanning
          ? view === null
            ? words.choose.opening
            : words.choose.scanning(found.count)
          : view?.status === 'complete' && words.choose.complete(found.count, found.bytes)}
      </p>
    </div>
  )
}

/** All or none by kind; null when single items or types are picked. */
function everythingState(picks: Picks): PickState | null {
  const kinds = new Set(categories.map(category => picks[category].kind))
  if (kinds.size > 1) return null
  return kinds.has('all') ? 'all' : kinds.has('none') ? 'none' : null
}
