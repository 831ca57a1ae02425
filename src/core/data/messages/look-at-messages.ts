import type { Entry } from '../../phone/entry'
import { isSavedEntry, type Look, type Where } from '../source'
import { storeOf } from './make-month'
import { listedWith } from './listed-of-store'
import { partKey } from './message-items'
import { pageOfBackup } from './pages-of-backup'
import { pageOfPhone } from './pages-of-phone'
import { sortItems } from './saved-messages'
import { searchMessages } from './search-messages'

const pageLength = 100
/** What is larger is no picture to be shown. */
const maxAttachmentBytes = 64 * 1024 * 1024

/** Conversations as they are read, from their ends, and searched. */
export const lookAtMessages: Look = {
  details: async (entry, where, before) => {
    const { key = '' } = entry
    if (where.on === 'phone') return await pageOfPhone(storeOf(where.phone), key, before, pageLength)
    const months = [...sortItems(isSavedEntry(entry) ? entry.items : where.items).months]
    return await pageOfBackup({ months, key, before, pageLength }, where.open)
  },
  attachment: async (entry, where, part) => {
    if (part === null) return null
    const pieces: Buffer[] = []
    let bytes = 0
    const isWhole = await readPart(entry, where, part, piece => {
      bytes += piece.length
      if (bytes <= maxAttachmentBytes) pieces.push(piece)
    })
    return isWhole && bytes <= maxAttachmentBytes ? Buffer.concat(pieces) : null
  },
  search: async (text, entries, where) => {
    const byKey = new Map(entries.map(entry => [entry.key ?? '', entry]))
    const hits = await searchMessages(text, where)
    return new Map(
      [...hits].flatMap(([key, hit]) => {
        const entry = byKey.get(key)
        return entry ? [[entry, hit] as const] : []
      }),
    )
  },
}

/** @returns whether there is such a part */
async function readPart(
  { key = '' }: Entry,
  where: Where,
  name: string,
  take: (piece: Buffer) => void,
): Promise<boolean> {
  if (where.on === 'backup') {
    const item = sortItems(where.items).parts.get(partKey(name))
    if (!item) return false
    // The memory of a piece may be used again.
    for await (const piece of where.open(item)) take(Buffer.from(piece))
    return true
  }
  const store = storeOf(where.phone)
  const listed = (await listedWith(store, key)).flatMap(({ parts }) => parts)
  const found = listed.find(part => part.name === name)
  if (!found) return false
  await store.readPart(found.part, piece => Promise.resolve(take(piece)))
  return true
}
