import { categories, categoriesOf } from '../../../shared/model/category'
import type { SelectedTally } from '../../lib/tally-selected'
import { words } from '../../messages/words'
import { useCatalog } from '../../store/use-browse'
import { CategoryTile } from './category-tile'
import styles from './category-tiles.module.css'

const nothing = { count: 0, bytes: 0 }

/** One tile a type, those too that only a newer version knows. */
export function CategoryTiles({ tally }: { readonly tally: SelectedTally }) {
  const view = useCatalog(state => state.view)
  return (
    <ul className={styles.tiles} aria-label={words.choose.types}>
      {(view === null ? categories : categoriesOf(view.categories)).map(category => (
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
