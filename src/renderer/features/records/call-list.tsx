import type { ItemSection } from '../../lib/arrange-items'
import { say } from '../../words/say'
import { RowList } from '../select/row-list'
import type { ShownItems } from '../select/use-item-rows'
import { CallRow } from './call-row'

/** In CSS pixels. */
const rowHeight = 64

interface CallListProps {
  readonly shown: ShownItems
  readonly sections: readonly ItemSection[]
}

/** Calls under their months. The list says all there is: a click selects. */
export function CallList({ shown, sections }: CallListProps) {
  return (
    <RowList
      {...{ shown, sections, rowHeight }}
      columns={[
        { title: say('records.call'), width: 'minmax(0, 1fr)' },
        { title: say('records.duration'), width: '88px', numeric: true },
        { title: say('items.date'), width: '184px', numeric: true },
      ]}
      renderRow={(item, place) => <CallRow item={item} {...place} />}
    />
  )
}
