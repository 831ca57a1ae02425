import { useId } from 'react'
import type { AnyCategory } from '../../../shared/model/category'
import { say } from '../../words/say'
import { useCatalog } from '../../store/use-browse'
import { useTally } from '../../store/use-tally'
import { Button } from '../../ui/button'
import styles from './category-footer.module.css'

interface CategoryFooterProps {
  readonly category: AnyCategory
  /** Found since the list was fetched. Told down here, where nothing moves under the pointer. */
  readonly more: number
  readonly onShowMore: () => void
  readonly onDone: () => void
}

export function CategoryFooter({ category, more, onShowMore, onDone }: CategoryFooterProps) {
  const labelId = useId()
  const total = useCatalog(state => state.view?.categories[category]?.count ?? 0)
  const selected = useTally().each[category] ?? { count: 0, bytes: 0 }
  return (
    <div className={styles.bar}>
      <div role="group" aria-labelledby={labelId}>
        <p className={styles.label} id={labelId}>
          {say('choose.selected')}
        </p>
        <p className={styles.amount}>
          {say('common.part', { selected: selected.count, total, bytes: selected.bytes })}
        </p>
      </div>
      <p className={styles.more} role="status">
        {more > 0 && (
          <>
            {say('items.more', { count: more })}
            <Button variant="quiet" onClick={onShowMore}>
              {say('items.showMore')}
            </Button>
          </>
        )}
      </p>
      <Button variant="primary" onClick={onDone}>
        {say('items.done')}
      </Button>
    </div>
  )
}
