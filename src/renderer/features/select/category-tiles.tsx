import { categories, categoriesOf, type AnyCategory } from '../../../shared/model/category'
import type { SelectedTally } from '../../lib/tally-selected'
import { say } from '../../words/say'
import { useCatalog } from '../../store/use-browse'
import { CategoryTile } from './category-tile'
import styles from './category-tiles.module.css'

const nothing = { count: 0, bytes: 0 }

interface CategoryTilesProps {
  readonly tally: SelectedTally
  /** Those that are shown; all where it is left out. */
  readonly isShown?: (category: AnyCategory) => boolean
}

/** One tile a type, those too that only a newer version knows. */
export function CategoryTiles({ tally, isShown = () => true }: CategoryTilesProps) {
  const view = useCatalog(state => state.view)
  const all = view === null ? categories : categoriesOf(view.categories)
  return (
    <ul className={styles.tiles} aria-label={say('choose.types')}>
      {all.filter(isShown).map(category => (
        <CategoryTile
          key={category}
          category={category}
          total={view?.categories[category] ?? nothing}
          selected={tally.each[category] ?? nothing}
          scanned={view?.status === 'complete'}
        />
      ))}
    </ul>
  )
}
