import type { CatalogItem } from '../../../shared/model/catalog'
import type { Category } from '../../../shared/model/category'
import type { ErrorInfo } from '../../../shared/model/errors'
import { words } from '../../messages/words'
import { useCatalog } from '../../store/catalog'
import { ErrorNotice } from '../problem/error-notice'
import { FileList } from './file-list'
import { PhotoGrid } from './photo-grid'
import styles from './category-body.module.css'

interface CategoryBodyProps {
  readonly category: Category
  /** Null until they are known. */
  readonly items: readonly CatalogItem[] | null
  readonly search: string
  readonly error: ErrorInfo | null
  readonly onRetry: () => void
}

export function CategoryBody({ category, items, search, error, onRetry }: CategoryBodyProps) {
  const scanning = useCatalog(state => state.view?.status === 'scanning')
  if (error !== null) return <ErrorNotice error={error} onRetry={onRetry} />
  if (items === null) return <p className={styles.quiet}>{words.items.loading}</p>
  if (items.length === 0) {
    const empty = scanning ? words.items.emptyScanning : words.items.empty
    return <p className={styles.quiet}>{search === '' ? empty : words.items.noMatch(search)}</p>
  }
  return isPictured(category) ? (
    <PhotoGrid category={category} items={items} />
  ) : (
    <FileList category={category} items={items} />
  )
}

/** Types that are told apart by looking at them. */
function isPictured(category: Category): boolean {
  return category === 'gallery' || category === 'videos' || category === 'whatsapp'
}
