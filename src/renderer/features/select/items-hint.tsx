import { say } from '../../words/say'

/** Grid and list are described by it. */
export const itemsHintId = 'items-hint'

/** What clicks and keys do. */
export function ItemsHint({ text = say('items.hint') }: { readonly text?: string }) {
  return <span id={itemsHintId}>{text}</span>
}
