import { categories } from '../../../shared/model/category'
import type { PicksTally } from '../../lib/tally-picks'
import { words } from '../../messages/words'
import { useCatalog } from '../../store/use-browse'
import { CategoryTile } from './category-tile'
import styles from './category-tiles.module.css'

/** One tile a type. */
export function CategoryTiles({ tally }: { readonly tally: PicksTally }) {
  const view = useCatalog(state => state.view)
  return (
    <ul className={styles.tiles} aria-label={words.choose.types}>
      {categories.map(category => (
        <CategoryTile
          key={category}
          category={category}
          total={view?.categories[category] ?? { count: 0, bytes: 0 }}
          picked={tally.each[category]}
          scanned={view?.status === 'complete'}
        />
      ))}
    </ul>
  )
}
