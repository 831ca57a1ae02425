import { useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import { createRecordFilter } from '../../lib/filter-records'
import type { RecordCategory } from '../../lib/record-category'
import { categoryTitle } from '../../words/category-title'
import { say } from '../../words/say'
import { useBrowsing } from '../../store/use-browse'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { CategoryFooter } from '../select/category-footer'
import { CategoryToolbar } from '../select/category-toolbar'
import { ItemsHint } from '../select/items-hint'
import { useItems } from '../select/use-items'
import { foundConversations } from './found-conversations'
import { RecordsBody } from './records-body'
import { SearchPlaces, type SearchPlace } from './search-places'
import { useTextSearch } from './use-text-search'

interface RecordsScreenProps {
  readonly category: RecordCategory
  /** What is in the way, if anything. */
  readonly trouble: ReactNode
}

/** Contacts, conversations or calls, to look at and to select. */
export function RecordsScreen({ category, trouble }: RecordsScreenProps) {
  const [typed, setTyped] = useState('')
  // Typing goes first.
  const search = useDeferredValue(typed)
  const [place, setPlace] = useState<SearchPlace>('people')
  const { items, error, more, reload } = useItems(category)
  const filter = useMemo(() => createRecordFilter(items ?? []), [items])
  const texts = useTextSearch(place === 'texts' ? search : '')
  const found = useMemo(() => {
    if (items === null) return null
    if (place === 'people') return filter(search)
    return texts.asked === null ? items : texts.hits && foundConversations(items, texts.hits)
  }, [items, place, filter, search, texts.asked, texts.hits])
  const { openTiles: back } = useBrowsing()
  const isSearching = place === 'people' ? search.trim() !== '' : texts.asked !== null
  return (
    <Screen
      layout="fill"
      header={
        <ScreenHeader
          title={categoryTitle(category)}
          lead={<ItemsHint text={say(`records.hints.${category}`)} />}
          onBack={back}
          actions={category === 'messages' && <SearchPlaces place={place} onChange={setPlace} />}
        />
      }
      footer={<CategoryFooter category={category} more={more} onShowMore={reload} onDone={back} />}
    >
      {trouble}
      <CategoryToolbar
        category={category}
        search={typed}
        onSearch={setTyped}
        label={say(place === 'people' ? 'records.search' : 'records.searchTexts')}
        found={isSearching ? (found ?? []) : null}
      />
      <RecordsBody
        {...{ category, found, search, place }}
        texts={place === 'texts' ? texts : null}
        error={error}
        onRetry={reload}
      />
    </Screen>
  )
}
