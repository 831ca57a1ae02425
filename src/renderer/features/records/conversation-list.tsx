import { useMemo } from 'react'
import type { MessageHit } from '../../../shared/model/record-details'
import type { ItemSection } from '../../lib/arrange-items'
import { say } from '../../words/say'
import { RowList } from '../select/row-list'
import type { ShownItems } from '../select/use-item-rows'
import { CatalogRecord } from './catalog-record'
import { ConversationRow } from './conversation-row'

/** In CSS pixels. */
const rowHeight = 64

interface ConversationListProps {
  readonly shown: ShownItems
  readonly sections: readonly ItemSection[]
  /** What was searched for in the texts, and where it is; null without such a search. */
  readonly found: { readonly text: string; readonly hits: readonly MessageHit[] } | null
}

/** Conversations by person, the newest first; of a search with what was found in each. */
export function ConversationList({ shown, sections, found }: ConversationListProps) {
  const { category, items } = shown
  const hits = useMemo(() => new Map(found?.hits.map(hit => [hit.itemId, hit])), [found])
  const searching = found !== null
  return (
    <RowList
      {...{ shown, sections, rowHeight }}
      columns={[
        { title: say('records.person'), width: 'minmax(0, 1fr)' },
        { title: say(searching ? 'records.hits' : 'records.messages'), width: '88px', numeric: true },
        {
          title: say(searching ? 'records.newestHit' : 'records.lastMessage'),
          width: '128px',
          numeric: true,
        },
      ]}
      renderRow={(item, place) => (
        <ConversationRow
          {...{ item, ...place }}
          hit={hits.get(item.id) ?? null}
          searched={found?.text ?? ''}
        />
      )}
      renderOpened={opened => <CatalogRecord {...{ category, items, hits }} {...opened} />}
    />
  )
}
