import { ItemFailure } from '../../errors/item-failure'

/** Names of contacts that something is wrong with: as many as are read, and how many there are. */
export interface NameList {
  readonly add: (displayName: string) => void
  /** Null for none. */
  readonly text: () => string | null
}

const maxNames = 5

/** @param what is wrong with them, in front of their names */
function createNameList(what: string): NameList {
  const first: string[] = []
  let count = 0
  return {
    add: displayName => {
      count += 1
      if (first.length < maxNames) first.push(displayName === '' ? '?' : displayName)
    },
    text: () => {
      const more = count - first.length
      return count === 0 ? null : `${what}: ${first.join(', ')}${more > 0 ? ` (+${more})` : ''}`
    },
  }
}

/** Cards that have come to no end, or are too large: these contacts are not in what was read. */
export const damagedCards = () => createNameList('Damaged contacts, left out')

/** A line or more of these contacts' cards is not in what was read of them. */
export const partlyReadCards = () => createNameList("Contacts with lines that can't be read")

/** @throws ItemFailure `damaged-in-backup` where a line of its card could not be read: it would be written without */
export function requireWhole({
  contact,
  unread,
}: {
  readonly contact: { readonly displayName: string }
  readonly unread: number
}): void {
  if (unread === 0) return
  const names = partlyReadCards()
  names.add(contact.displayName)
  throw new ItemFailure('damaged-in-backup', names.text() ?? '')
}
