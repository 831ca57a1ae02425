import type { CatalogItem } from '../../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../../shared/model/category'
import type { MessageHit } from '../../../shared/model/record-details'
import { isSelected } from '../../lib/is-selected'
import { selectItems } from '../../store/select-items'
import { useBrowse, useSelection } from '../../store/use-browse'
import { ContactBody } from './contact-body'
import { ConversationBody } from './conversation-body'
import { RecordDialog } from './record-dialog'

interface CatalogRecordProps {
  readonly category: AnyCategory
  readonly items: readonly CatalogItem[]
  /** Null while it is closed. */
  readonly index: number | null
  readonly onMove: (index: number) => void
  readonly onClose: () => void
  /** What a search found in conversations, by their ids. */
  readonly hits?: ReadonlyMap<number, MessageHit>
}

/** A record of the phone or of a backup, opened. */
export function CatalogRecord({ category, items, index, onMove, onClose, hits }: CatalogRecordProps) {
  const item = index === null ? undefined : items[index]
  const browse = useBrowse()
  const selected = useSelection(
    state => item !== undefined && isSelected(valueFor(state.selections, category), item.id),
  )
  if (index === null || item === undefined) return null
  return (
    <RecordDialog
      {...{ items, index, item, selected, onMove, onClose }}
      onSelect={on => selectItems(browse, category, [item], on)}
    >
      {item.facts?.kind === 'contact' && <ContactBody key={item.id} item={item} facts={item.facts} />}
      {item.facts?.kind === 'conversation' && (
        <ConversationBody key={item.id} item={item} facts={item.facts} hit={hits?.get(item.id) ?? null} />
      )}
    </RecordDialog>
  )
}
