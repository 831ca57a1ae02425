import { basename, dirname } from 'node:path'
import type { LibraryPlace } from '../../../shared/model/library'
import type { LibraryEntry } from '../library-view'

/**
 * Puts together what is the same backup here and in places: one that is here has the places that have it, too; of those that
 * are in places alone, one stands for all.
 * @param placeOf the place that a folder stands for; null for one of a backup that is here
 */
export function joinCopies(
  entries: readonly LibraryEntry[],
  placeOf: (folder: string) => LibraryPlace | null,
): readonly LibraryEntry[] {
  const here: LibraryEntry[] = []
  const elsewhere = new Map<string, { readonly entry: LibraryEntry; readonly places: LibraryPlace[] }>()
  for (const entry of entries) {
    const place = placeOf(entry.backup.folder)
    if (!place) here.push(entry)
    else {
      const key = sameAs(entry)
      const other = elsewhere.get(key) ?? { entry, places: [] }
      other.places.push(place)
      elsewhere.set(key, other)
    }
  }
  const joined = here.map(entry => {
    const copies = elsewhere.get(sameAs(entry))?.places ?? []
    return { ...entry, copies }
  })
  const found = new Set(here.map(sameAs))
  const only = [...elsewhere].filter(([key]) => !found.has(key))
  return [
    ...joined,
    ...only.map(([, { entry, places: [place = null, ...copies] }]) => ({ ...entry, place, copies })),
  ]
}

/** What a backup and its copies agree in. */
function sameAs({ backup }: LibraryEntry): string {
  const { folder, startedAt, finishedAt, items, bytes } = backup
  return JSON.stringify([basename(dirname(folder)), basename(folder), startedAt, finishedAt, items, bytes])
}
