import { ItemFailure } from '../../errors/item-failure'
import type { BackupItem } from '../../format/backup-item'
import type { PutBackTally } from '../put-back-tally'
import type { BackupEntry, RestoreInput, RestoreTools } from '../source'
import { readSavedContacts, type SavedContact } from './saved-contacts'
import { damagedCards, partlyReadCards, type NameList } from './tell-damaged-cards'

/** A contact that is restored, and what it is counted for. */
export interface SelectedCard {
  readonly item: BackupItem
  readonly saved: SavedContact
  readonly owner: BackupEntry
}

/**
 * Reads all that is to be restored, file by file. A file that is not as it was saved, to its end, is a failure of all that is
 * restored of it; what of a card cannot be read is told.
 * @param found takes what was read of a card; what it returns is given, once its whole file has been read
 */
export async function readSelectedCards<Found>(
  { items, entries }: RestoreInput,
  { open, problem, tally }: Pick<RestoreTools, 'open' | 'problem'> & { readonly tally: PutBackTally },
  found: (card: SelectedCard) => Found,
): Promise<readonly Found[]> {
  const all: Found[] = []
  const tell = (owner: BackupEntry, names: NameList) => {
    const text = names.text()
    if (text !== null) problem(owner, new ItemFailure('damaged-in-backup', text))
  }
  for (const item of new Set([...items, ...entries.flatMap(entry => entry.items)])) {
    const single = entries.filter(entry => entry.items.includes(item))
    const isWhole = items.includes(item)
    await tally.guard(isWhole ? [item, ...single] : single, async () => {
      const ofItem: Found[] = []
      const byKey = new Map(single.map(entry => [entry.key, entry]))
      const damaged = damagedCards()
      const partly = new Map<BackupEntry, NameList>()
      for await (const saved of readSavedContacts(item, open, { photos: false, onDamaged: damaged.add })) {
        const owner = isWhole ? item : byKey.get(saved.key)
        if (!owner) continue
        ofItem.push(found({ item, saved, owner }))
        if (saved.unread === 0) continue
        const names = partly.get(owner) ?? partlyReadCards()
        partly.set(owner, names)
        names.add(saved.contact.displayName)
      }
      for (const one of ofItem) all.push(one)
      if (isWhole) tell(item, damaged)
      for (const [owner, names] of partly) tell(owner, names)
    })
  }
  return all
}
