import type { Category } from '../../../shared/model/category'
import { words } from '../../messages/words'
import { useCatalog } from '../../store/catalog'
import { useTally } from '../../store/use-tally'
import { Button } from '../../ui/button'
import styles from './category-footer.module.css'

interface CategoryFooterProps {
  readonly category: Category
  readonly onDone: () => void
}

export function CategoryFooter({ category, onDone }: CategoryFooterProps) {
  const total = useCatalog(state => state.view?.categories[category].count ?? 0)
  const picked = useTally().each[category]
  return (
    <div className={styles.bar}>
      <p className={styles.amount}>{words.items.selection(picked.count, total, picked.bytes)}</p>
      <Button variant="primary" onClick={onDone}>
        {words.items.done}
      </Button>
    </div>
  )
}
