import { useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import type { AnyCategory } from '../../../shared/model/category'
import { arrangeItems } from '../../lib/arrange-items'
import { createNameFilter } from '../../lib/filter-by-name'
import { isRecordCategory } from '../../lib/record-category'
import { folderOrder } from '../../words/folder-order'
import { categoryTitle } from '../../words/category-title'
import { useGrouping } from '../../store/grouping'
import { useBrowsing } from '../../store/use-browse'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { RecordsScreen } from '../records/records-screen'
import { CategoryBody } from './category-body'
import { CategoryFooter } from './category-footer'
import { CategoryToolbar } from './category-toolbar'
import { GroupingChoice } from './grouping-choice'
import { ItemsHint } from './items-hint'
import { useItems } from './use-items'

interface CategoryScreenProps {
  readonly category: AnyCategory
  /** What is in the way, if anything. */
  readonly trouble: ReactNode
}

/** One type opened: its items to look at and to select. */
export function CategoryScreen({ category, trouble }: CategoryScreenProps) {
  return isRecordCategory(category) ? (
    <RecordsScreen {...{ category, trouble }} />
  ) : (
    <FilesScreen {...{ category, trouble }} />
  )
}

function FilesScreen({ category, trouble }: CategoryScreenProps) {
  const [typed, setTyped] = useState('')
  // Typing goes first: thousands of names are searched when there is time.
  const search = useDeferredValue(typed)
  const grouping = useGrouping(state => state.grouping)
  const { items, error, more, reload } = useItems(category)
  const [only, setOnly] = useState(false)
  const favourites = useMemo(() => items?.filter(({ favourite }) => favourite) ?? [], [items])
  const isFiltered = only && favourites.length > 0
  const listed = isFiltered ? favourites : items
  const filter = useMemo(() => createNameFilter(listed ?? []), [listed])
  const found = useMemo(() => filter(search), [filter, search])
  const arranged = useMemo(() => arrangeItems(found, grouping, folderOrder()), [found, grouping])
  const { openTiles: back } = useBrowsing()
  return (
    <Screen
      layout="fill"
      header={
        <ScreenHeader
          title={categoryTitle(category)}
          lead={<ItemsHint />}
          onBack={back}
          actions={<GroupingChoice />}
        />
      }
      footer={<CategoryFooter category={category} more={more} onShowMore={reload} onDone={back} />}
    >
      {trouble}
      <CategoryToolbar
        category={category}
        search={typed}
        onSearch={setTyped}
        found={search.trim() === '' && !isFiltered ? null : found}
        favourites={favourites.length > 0 ? { only, set: setOnly } : undefined}
      />
      <CategoryBody
        category={category}
        arranged={items === null ? null : arranged}
        order={isFiltered ? `${grouping}/favourites` : grouping}
        search={search}
        error={error}
        onRetry={reload}
      />
    </Screen>
  )
}
