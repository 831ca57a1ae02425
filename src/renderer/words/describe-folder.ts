import { say } from './say'

/** Android's own path of the first user's shared storage; people know its folders without it. */
const internal = /^\/storage\/(?:emulated\/\d+|self\/primary)\/?/
/** Cards and sticks are mounted by their volume id, e.g. `/storage/1A2B-3C4D`. */
const card = /^\/storage\/[0-9A-F]{4}-[0-9A-F]{4}\/?/i

/** A folder of the phone as its own file manager names it. */
export function describeFolder(folder: string): string {
  if (internal.test(folder)) return folder.replace(internal, '') || say('home.storage.internal')
  if (card.test(folder)) return `${say('home.storage.sd-card')}/${folder.replace(card, '')}`
  return folder
}

/** What tells a folder from others when it is read out alone: those of a card have the same names as those of the phone. */
export function folderLabel(folder: string): string {
  return card.test(folder) ? describeFolder(folder) : folderTitle(folder)
}

/** Folders that say little without the one they are in: "Sent", "202619", ".hidden". */
const vague = /^(?:sent|private|\d+|\..*)$/i

/** What people call a folder: its last name, after that of the folder around it where the last one alone says little. */
export function folderTitle(folder: string): string {
  const path = describeFolder(folder)
  const names = path.split('/').filter(name => name !== '')
  const last = names.at(-1)
  const around = names.at(-2)
  if (last === undefined) return path
  return vague.test(last) && around !== undefined ? say('items.folderWithin', { around, name: last }) : last
}
