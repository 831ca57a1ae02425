import { ItemFailure } from '../../errors/item-failure'
import type { BackupItem } from '../../format/backup-item'
import type { Contact } from '../../records/contact'
import { readCards } from '../../records/vcard/read-cards'
import type { OpenItem } from '../source'

/** A contact in a file of a backup. */
export interface SavedContact {
  readonly contact: Contact
  /** What tells it from the others of its file. */
  readonly key: string
  readonly bytes: number
  readonly hasPhoto: boolean
  /** How many lines of its card could not be read: what they say is missing in it. */
  readonly unread: number
}

/** So many nobody has, and each takes memory in a list. */
const maxContacts = 200_000

interface ReadOptions {
  /** Photos are read, too: then `contact.photo` is what it has. */
  readonly photos: boolean
  /** A card could not be read. */
  readonly onDamaged?: (displayName: string) => void
}

/**
 * The contacts of a file, one after another.
 * @throws ItemFailure `damaged-in-backup` for a file that has cards and none that can be read; what `open` throws
 */
export async function* readSavedContacts(
  item: BackupItem,
  open: OpenItem,
  { photos, onDamaged }: ReadOptions,
): AsyncGenerator<SavedContact> {
  const seen = new Map<string, number>()
  let read = 0
  let damaged = 0
  for await (const card of readCards(open(item), photos ? {} : { without: ['PHOTO'] })) {
    if (read + damaged === maxContacts) throw damagedFile(`It has more than ${maxContacts} contacts`)
    if (card.kind === 'damaged') {
      damaged += 1
      onDamaged?.(card.displayName)
      continue
    }
    read += 1
    const { contact, bytes, leftOut, unread } = card
    const hasPhoto = photos ? contact.photo !== null : leftOut > 0
    yield { contact, key: keyOf(contact, seen), bytes, hasPhoto, unread: unread.length }
  }
  if (read === 0 && (damaged > 0 || (item.entries ?? 1) > 0))
    throw damagedFile('It has no card that can be read')
}

/** Its UID, and which one it is of those that have the same: a file may be of another program. */
function keyOf({ uid }: Contact, seen: Map<string, number>): string {
  const count = (seen.get(uid) ?? 0) + 1
  seen.set(uid, count)
  return count === 1 && uid !== '' ? uid : `${uid} #${count}`
}

function damagedFile(detail: string): ItemFailure {
  return new ItemFailure('damaged-in-backup', detail)
}
