import { words } from './words'

/** Android's own path of the first user's shared storage; people know its folders without it. */
const internal = /^\/storage\/(?:emulated\/\d+|self\/primary)\/?/
/** Cards and sticks are mounted by their volume id, e.g. `/storage/1A2B-3C4D`. */
const card = /^\/storage\/[0-9A-F]{4}-[0-9A-F]{4}\/?/i

/** A folder of the phone as its own file manager names it. */
export function describeFolder(folder: string): string {
  if (internal.test(folder)) return folder.replace(internal, '') || words.home.storage.internal
  if (card.test(folder)) return `${words.home.storage['sd-card']}/${folder.replace(card, '')}`
  return folder
}
