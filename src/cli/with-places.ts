import { openPlaces, type OpenPlaces } from '../core/app/places/open-places'
import type { KnownPlace } from '../core/app/places/place-book'
import type { PlacedBackupId } from '../core/app/places/placed-backups'
import { isFolderName } from '../core/places/place-layout'
import { Failure } from '../core/errors/failure'
import { configFolder } from './config-folder'

/** Runs `task` with the places that the command line knows; whatever it opened of them is closed afterwards. */
export async function withPlaces<T>(
  { env, platform }: NodeJS.Process,
  task: (opened: OpenPlaces) => Promise<T>,
): Promise<T> {
  const opened = openPlaces(configFolder(env, platform), () => null)
  try {
    return await task(opened)
  } finally {
    await opened.close()
  }
}

/** @param given a place's name, or its id @throws Failure `place-gone` */
export function placeNamed(given: string, { places }: OpenPlaces): KnownPlace {
  const place = findPlace(given, places.list())
  if (!place) throw new Failure('place-gone')
  return place
}

/** Null where no place is called so. */
export function findPlace(given: string, places: readonly KnownPlace[]): KnownPlace | null {
  return places.find(({ id }) => id === given) ?? places.find(({ name }) => name === given) ?? null
}

/** A backup that is in a place, as `PLACE:PHONE/BACKUP`; null for anything else, such as a path. */
export function findPlacedBackup(given: string, { places }: OpenPlaces): PlacedBackupId | null {
  for (const { id, name } of places.list()) {
    if (!given.startsWith(`${name}:`)) continue
    const [phone = '', backup = '', ...rest] = given.slice(name.length + 1).split('/')
    if (rest.length === 0 && isFolderName(phone) && isFolderName(backup))
      return { placeId: id, phone, name: backup }
  }
  return null
}

/** How such a backup is given. */
export function placedBackupText(place: KnownPlace, phone: string, backup: string): string {
  return `${place.name}:${phone}/${backup}`
}
