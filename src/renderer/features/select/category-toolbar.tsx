import { Star } from 'lucide-react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { AnyCategory } from '../../../shared/model/category'
import { say } from '../../words/say'
import { selectCategory, selectItems } from '../../store/select-items'
import { useBrowse } from '../../store/use-browse'
import { Button } from '../../ui/button'
import { SearchField } from '../../ui/search-field'
import styles from './category-toolbar.module.css'

interface CategoryToolbarProps {
  readonly category: AnyCategory
  readonly search: string
  readonly onSearch: (text: string) => void
  /** What is searched; names where there is none. */
  readonly label?: string
  /** What the search and the filter found; null without either. */
  readonly found: readonly CatalogItem[] | null
  /** Whether favourites alone are shown; absent where there are none to be shown. */
  readonly favourites?: { readonly only: boolean; readonly set: (only: boolean) => void } | undefined
}

/** Search, and buttons for everything or, while searching, for what was found. */
export function CategoryToolbar(props: CategoryToolbarProps) {
  const { category, search, onSearch, label = say('items.search'), found, favourites } = props
  const browse = useBrowse()
  const select = (on: boolean) =>
    found === null ? selectCategory(browse, category, on) : selectItems(browse, category, found, on)
  return (
    <div className={styles.bar}>
      <SearchField label={label} value={search} onChange={onSearch} />
      <div className={styles.buttons}>
        {favourites && (
          <Button icon={Star} aria-pressed={favourites.only} onClick={() => favourites.set(!favourites.only)}>
            {say('items.onlyFavourites')}
          </Button>
        )}
        <Button disabled={found?.length === 0} onClick={() => select(true)}>
          {found === null ? say('items.selectAll') : say('items.selectFound', { count: found.length })}
        </Button>
        <Button disabled={found?.length === 0} onClick={() => select(false)}>
          {found === null ? say('items.selectNone') : say('items.deselectFound', { count: found.length })}
        </Button>
      </div>
    </div>
  )
}
