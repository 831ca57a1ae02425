import type { CatalogItem } from '../../shared/model/catalog'
import { isSelected } from './is-selected'
import type { SizedSelection } from './sized-selection'

/** How many messages there are in the conversations that are selected. */
export function countMessages(
  conversations: readonly Pick<CatalogItem, 'id' | 'facts'>[],
  selection: SizedSelection,
): number {
  return conversations.reduce(
    (sum, { id, facts }) =>
      facts?.kind === 'conversation' && isSelected(selection, id) ? sum + facts.messages : sum,
    0,
  )
}
