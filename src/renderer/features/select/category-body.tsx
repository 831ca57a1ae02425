import type { CatalogItem } from '../../../shared/model/catalog'
import type { AnyCategory } from '../../../shared/model/category'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { Arranged } from '../../lib/arrange-items'
import { say } from '../../words/say'
import { useBrowse, useCatalog } from '../../store/use-browse'
import { ErrorNotice } from '../problem/error-notice'
import { FileList } from './file-list'
import { CellGrid } from './cell-grid'
import { PhotoSheet } from './photo-sheet'
import styles from './category-body.module.css'

interface CategoryBodyProps {
  readonly category: AnyCategory
  /** Null until they are known. */
  readonly arranged: Arranged<CatalogItem> | null
  /** Names what is shown in which order. */
  readonly order: string
  readonly search: string
  readonly error: ErrorInfo | null
  readonly onRetry: () => void
}

export function CategoryBody(props: CategoryBodyProps) {
  const { category, arranged, order, search, error, onRetry } = props
  const scanning = useCatalog(state => state.view?.status === 'scanning')
  const { of } = useBrowse()
  if (error !== null) return <ErrorNotice error={error} onRetry={onRetry} />
  if (arranged === null) return <p className={styles.quiet}>{say('items.loading')}</p>
  const { items, sections } = arranged
  if (items.length === 0) {
    const empty = scanning ? say(`browse.${of}.emptyScanning`) : say(`browse.${of}.empty`)
    return <p className={styles.quiet}>{search === '' ? empty : say('items.noMatch', { text: search })}</p>
  }
  const shown = { category, items, search, order }
  // Another order is another place to be: each begins where it was left.
  return isPictured(category) ? (
    <CellGrid key={order} {...{ shown, sections }} Sheet={PhotoSheet} />
  ) : (
    <FileList key={order} shown={shown} sections={sections} />
  )
}

/** Types that are told apart by looking at them. */
function isPictured(category: AnyCategory): boolean {
  return category === 'gallery' || category === 'videos' || category === 'whatsapp'
}
