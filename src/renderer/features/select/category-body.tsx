import type { CatalogItem } from '../../../shared/model/catalog'
import type { AnyCategory } from '../../../shared/model/category'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { Arranged, Grouping } from '../../lib/arrange-items'
import { words } from '../../messages/words'
import { useBrowseWords, useCatalog } from '../../store/use-browse'
import { ErrorNotice } from '../problem/error-notice'
import { FileList } from './file-list'
import { PhotoGrid } from './photo-grid'
import styles from './category-body.module.css'

interface CategoryBodyProps {
  readonly category: AnyCategory
  /** Null until they are known. */
  readonly arranged: Arranged<CatalogItem> | null
  readonly grouping: Grouping
  readonly search: string
  readonly error: ErrorInfo | null
  readonly onRetry: () => void
}

export function CategoryBody(props: CategoryBodyProps) {
  const { category, arranged, grouping, search, error, onRetry } = props
  const scanning = useCatalog(state => state.view?.status === 'scanning')
  const own = useBrowseWords()
  if (error !== null) return <ErrorNotice error={error} onRetry={onRetry} />
  if (arranged === null) return <p className={styles.quiet}>{words.items.loading}</p>
  const { items, sections } = arranged
  if (items.length === 0) {
    const empty = scanning ? own.emptyScanning : own.empty
    return <p className={styles.quiet}>{search === '' ? empty : words.items.noMatch(search)}</p>
  }
  const shown = { category, items, search, order: grouping }
  // Another order is another place to be: each begins where it was left.
  return isPictured(category) ? (
    <PhotoGrid key={grouping} shown={shown} sections={sections} />
  ) : (
    <FileList key={grouping} shown={shown} sections={sections} />
  )
}

/** Types that are told apart by looking at them. */
function isPictured(category: AnyCategory): boolean {
  return category === 'gallery' || category === 'videos' || category === 'whatsapp'
}
