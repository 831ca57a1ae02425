import { join } from 'node:path'
import type { LibraryPlace } from '../../../shared/model/library'
import type { Protection } from '../../format/encrypted/key-ring'
import { createPlacedBackups, type PlacedBackups } from './placed-backups'
import { openPlaceBook } from './place-book'
import { createPlaces, type Places } from './places'
import { createRcloneServices, type RcloneServices } from './rclone-services'

export interface OpenPlaces {
  readonly places: Places
  readonly services: RcloneServices
  readonly backups: PlacedBackups
  /** The place that the folder of a backup stands for; null for one that is here. */
  readonly placeOf: (backupFolder: string) => LibraryPlace | null
  readonly close: () => Promise<void>
}

/**
 * The places of this computer, as the window and the command line have them.
 * @param folder where this program keeps what it remembers
 */
export function openPlaces(folder: string, keychain: () => Protection | null): OpenPlaces {
  const book = openPlaceBook(join(folder, 'places.json'), keychain)
  const services = createRcloneServices({
    book,
    configFile: join(folder, 'rclone.conf'),
    env: process.env,
    platform: process.platform,
  })
  const places = createPlaces({
    ...{ book, folder: join(folder, 'places') },
    openService: services.open,
    dropService: services.drop,
  })
  const backups = createPlacedBackups(places, join(folder, 'places', 'cache'))
  return {
    ...{ places, services, backups },
    placeOf: backupFolder => {
      const found = backups.find(backupFolder)
      return found && { id: found.placeId, name: places.get(found.placeId).name }
    },
    close: async () => {
      await services.giveUp()
      await backups.close()
    },
  }
}
