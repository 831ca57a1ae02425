import type { FavouritesReport } from '../../../shared/model/restore'
import type { MediaIndex } from '../../phone/phone'
import type { RestoreRun } from './run'

/**
 * Marks what was a favourite in the phone's gallery, which has been told of all files by now, and asks it again. What is a
 * favourite there and was none stays one. Nothing of this makes a restore fail that has done all else.
 * @returns null where there is nothing to mark, or the phone does not tell its favourites
 * @throws the signal's reason
 */
export async function restoreFavourites({
  access,
  ledger,
  signal,
}: RestoreRun): Promise<FavouritesReport | null> {
  const wanted = ledger.favourites()
  if (wanted.length === 0) return null
  try {
    // Not through the session: a phone that is lost over this is not waited for.
    const phone = await access.open({ signal })
    try {
      return phone.mediaIndex ? await mark(phone.mediaIndex, wanted) : null
    } finally {
      phone.close()
    }
  } catch {
    signal.throwIfAborted()
    return null
  }
}

async function mark(mediaIndex: MediaIndex, wanted: readonly string[]): Promise<FavouritesReport | null> {
  const before = await mediaIndex.listFavourites()
  if (!before) return null
  const missing = wanted.filter(path => !before.has(path))
  if (missing.length === 0) return { marked: wanted.length, expected: wanted.length }
  await mediaIndex.addFavourites(missing)
  const after = await mediaIndex.listFavourites()
  return after && { marked: wanted.filter(path => after.has(path)).length, expected: wanted.length }
}
