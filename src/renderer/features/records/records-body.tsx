import { useMemo } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import type { ErrorInfo } from '../../../shared/model/errors'
import { arrangeContacts } from '../../lib/arrange-contacts'
import { arrangeItems, type Arranged } from '../../lib/arrange-items'
import type { RecordCategory } from '../../lib/record-category'
import { language, say } from '../../words/say'
import { useBrowse, useCatalog } from '../../store/use-browse'
import { ScanDots } from '../../ui/scan-dots'
import { ErrorNotice } from '../problem/error-notice'
import { CellGrid } from '../select/cell-grid'
import { CallList } from './call-list'
import { ContactSheet } from './contact-sheet'
import { ConversationList } from './conversation-list'
import type { SearchPlace } from './search-places'
import type { TextSearch } from './use-text-search'
import styles from './records.module.css'

interface RecordsBodyProps {
  readonly category: RecordCategory
  /** Null until they are known. */
  readonly found: readonly CatalogItem[] | null
  readonly search: string
  readonly place: SearchPlace
  /** Where texts are searched. */
  readonly texts: TextSearch | null
  readonly error: ErrorInfo | null
  readonly onRetry: () => void
}

export function RecordsBody(props: RecordsBodyProps) {
  const { category, found, search, place, texts, error, onRetry } = props
  const arranged = useMemo(() => (found === null ? null : arrange(category, found)), [category, found])
  if (error !== null) return <ErrorNotice error={error} onRetry={onRetry} />
  if (texts !== null && texts.error !== null) return <ErrorNotice error={texts.error} onRetry={texts.retry} />
  if (arranged === null || texts?.searching === true)
    return (
      <p className={styles.quiet} role="status">
        <ScanDots />
        {texts?.searching === true ? say('records.searching') : say('items.loading')}
      </p>
    )
  const { items, sections } = arranged
  if (items.length === 0) return <Nothing {...{ category, search, place }} />
  const shown = { category, items, search, order: place }
  switch (category) {
    case 'contacts':
      return <CellGrid {...{ shown, sections }} Sheet={ContactSheet} />
    case 'messages':
      return (
        <ConversationList
          key={place}
          {...{ shown, sections }}
          found={texts?.asked == null ? null : { text: texts.asked, hits: texts.hits ?? [] }}
        />
      )
    case 'calls':
      return <CallList {...{ shown, sections }} />
  }
}

function Nothing({ category, search, place }: Pick<RecordsBodyProps, 'category' | 'search' | 'place'>) {
  const { of } = useBrowse()
  const scanning = useCatalog(state => state.view?.status === 'scanning')
  const empty = scanning ? say(`browse.${of}.emptyScanning`) : say(`records.empty.${category}`)
  const noMatch = place === 'people' ? 'records.noMatch' : 'records.noTextMatch'
  return (
    <p className={styles.quiet} role="status">
      {search.trim() === '' ? empty : say(noMatch, { text: search })}
    </p>
  )
}

function arrange(category: RecordCategory, items: readonly CatalogItem[]): Arranged<CatalogItem> {
  return category === 'contacts' ? arrangeContacts(items, language()) : arrangeItems(items, 'month', () => 0)
}
