import { Search, X } from 'lucide-react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { AnyCategory } from '../../../shared/model/category'
import { words } from '../../messages/words'
import { selectCategory, selectItems } from '../../store/select-items'
import { useBrowse } from '../../store/use-browse'
import { Button } from '../../ui/button'
import styles from './category-toolbar.module.css'

interface CategoryToolbarProps {
  readonly category: AnyCategory
  readonly search: string
  readonly onSearch: (text: string) => void
  /** What the search found; null without a search. */
  readonly found: readonly CatalogItem[] | null
}

/** Search, and buttons for everything or, while searching, for what was found. */
export function CategoryToolbar({ category, search, onSearch, found }: CategoryToolbarProps) {
  const browse = useBrowse()
  const select = (on: boolean) =>
    found === null ? selectCategory(browse, category, on) : selectItems(browse, category, found, on)
  return (
    <div className={styles.bar}>
      <div className={styles.search}>
        <Search className={styles.icon} size={16} aria-hidden />
        <input
          className={styles.input}
          type="search"
          value={search}
          placeholder={words.items.search}
          aria-label={words.items.search}
          spellCheck={false}
          onChange={event => onSearch(event.target.value)}
        />
        {search !== '' && (
          <button
            type="button"
            className={styles.clear}
            aria-label={words.items.clearSearch}
            onClick={() => onSearch('')}
          >
            <X size={16} aria-hidden />
          </button>
        )}
      </div>
      <div className={styles.buttons}>
        <Button disabled={found?.length === 0} onClick={() => select(true)}>
          {found === null ? words.items.selectAll : words.items.selectFound(found.length)}
        </Button>
        <Button disabled={found?.length === 0} onClick={() => select(false)}>
          {found === null ? words.items.selectNone : words.items.deselectFound(found.length)}
        </Button>
      </div>
    </div>
  )
}
