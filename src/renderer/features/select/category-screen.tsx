import { useState } from 'react'
import type { Category } from '../../../shared/model/category'
import { filterByName } from '../../lib/filter-by-name'
import { words } from '../../messages/words'
import { go } from '../../store/navigation'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { CatalogTrouble } from './catalog-trouble'
import { CategoryBody } from './category-body'
import { CategoryFooter } from './category-footer'
import { CategoryToolbar } from './category-toolbar'
import { MoreFound } from './more-found'
import { useItems } from './use-items'

interface CategoryScreenProps {
  readonly category: Category
}

/** One type opened: its items to look at and to pick. */
export function CategoryScreen({ category }: CategoryScreenProps) {
  const [search, setSearch] = useState('')
  const { items, error, more, reload } = useItems(category)
  const found = filterByName(items ?? [], search)
  const back = () => go({ name: 'choose' })
  return (
    <Screen
      layout="fill"
      header={
        <ScreenHeader title={words.common.categories[category]} lead={words.items.hint} onBack={back} />
      }
      footer={<CategoryFooter category={category} onDone={back} />}
    >
      <CatalogTrouble intent="choose" />
      <CategoryToolbar category={category} search={search} onSearch={setSearch} found={found} />
      {more > 0 && <MoreFound count={more} onShow={reload} />}
      <CategoryBody
        category={category}
        items={items === null ? null : found}
        search={search}
        error={error}
        onRetry={reload}
      />
    </Screen>
  )
}
