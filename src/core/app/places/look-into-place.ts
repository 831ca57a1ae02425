import { mkdir } from 'node:fs/promises'
import type { Tally } from '../../../shared/model/catalog'
import { readManifest } from '../../format/read-manifest'
import { bringManifest, isFinished, listPlacedBackups, type PlacedBackup } from '../../jobs/copy/bring-backup'
import type { Place } from '../../places/place'
import { backupsInPlace, isFolderName, placeRoot } from '../../places/place-layout'
import type { Places } from './places'

/** What a place holds of a phone. */
export interface PlacedPhone {
  /** The name of its folder. */
  readonly phone: string
  /** Finished copies. */
  readonly backups: readonly PlacedBackup[]
}

/**
 * Looks which backups are in a place, and brings of each what says so: then the Library has them.
 * @throws like `Places.open`; PlaceError; the signal's reason
 */
export async function lookIntoPlace(
  placeId: string,
  places: Places,
  signal?: AbortSignal,
): Promise<{ readonly phones: readonly PlacedPhone[]; readonly total: Tally }> {
  const place = await places.open(placeId)
  try {
    const phones: PlacedPhone[] = []
    const total = { count: 0, bytes: 0 }
    for (const { phone, backups } of await listPlacedPhones(place, signal)) {
      const { shelf } = await places.state(placeId, phone)
      await mkdir(shelf, { recursive: true, mode: 0o700 })
      for (const backup of backups) {
        const folder = await bringManifest(backup, { place, phone, shelf, signal }).catch(() => null)
        const manifest = folder === null ? null : await readManifest(folder).catch(() => null)
        total.count += manifest?.total.count ?? 0
        total.bytes += manifest?.total.bytes ?? 0
      }
      phones.push({ phone, backups })
    }
    return { phones, total }
  } finally {
    await place.close()
  }
}

/** The phones of which a place has finished copies. @throws PlaceError */
async function listPlacedPhones(place: Place, signal?: AbortSignal): Promise<readonly PlacedPhone[]> {
  const phones: PlacedPhone[] = []
  for (const phone of (await place.folders(placeRoot, { signal })).filter(isFolderName)) {
    const backups = (await listPlacedBackups(place, backupsInPlace(phone), signal)).filter(isFinished)
    if (backups.length > 0) phones.push({ phone, backups })
  }
  return phones
}
