import { words } from '../../messages/words'

/** Grid and list are described by it. */
export const itemsHintId = 'items-hint'

/** What clicks and keys do. */
export function ItemsHint() {
  return <span id={itemsHintId}>{words.items.hint}</span>
}
