import { rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { isFolderName } from '../../places/place-layout'
import { Failure } from '../../errors/failure'
import type { OpenInside } from '../../disk/open-inside'
import { bringBackup, isFinished, listPlacedBackups, type PlacedBackup } from '../../jobs/copy/bring-backup'
import { createFileCache, createPlacedOpener } from '../../jobs/copy/open-placed-file'
import type { Place } from '../../places/place'
import { backupsInPlace } from '../../places/place-layout'
import type { Places } from './places'

/** Where a backup lies that is in a place. */
export interface PlacedBackupId {
  readonly placeId: string
  /** The name of the phone's folder there. */
  readonly phone: string
  readonly name: string
}

/** Backups that are in places, by the folders that stand for them on this computer. */
export interface PlacedBackups {
  /** Null for the folder of a backup that is here. */
  readonly find: (folder: string) => PlacedBackupId | null
  /** Brings what opens it. @returns how its items are opened @throws like `bringBackup`; Failure `backup-gone` */
  readonly bring: (id: PlacedBackupId, signal?: AbortSignal) => Promise<OpenInside>
  /** What the place says of it. @throws PlaceError; Failure `backup-gone` */
  readonly placed: (id: PlacedBackupId, place: Place, signal?: AbortSignal) => Promise<PlacedBackup>
  /** Closes the places that were used for looking, and forgets what was fetched. */
  readonly close: () => Promise<void>
}

const maxCachedBytes = 512 * 1024 * 1024
/** A place that nobody looks at is closed after so long (ms): access to a running rclone is access to a shell. */
const idleMs = 60_000

/** @param cacheFolder for items that are looked at; what is in it goes at the start and the end */
export function createPlacedBackups(places: Places, cacheFolder: string): PlacedBackups {
  const cache = createFileCache(cacheFolder, maxCachedBytes)
  const cleared = rm(cacheFolder, { recursive: true, force: true })
  const users = new Map<string, PlaceUser>()
  const userOf = (placeId: string) => {
    const user = users.get(placeId) ?? createPlaceUser(() => places.open(placeId))
    users.set(placeId, user)
    return user
  }
  const placed: PlacedBackups['placed'] = async ({ phone, name }, place, signal) => {
    const all = await listPlacedBackups(place, backupsInPlace(phone), signal)
    const found = all.find(one => one.name === name && isFinished(one))
    if (!found) throw new Failure('backup-gone')
    return found
  }
  return {
    find: folder => {
      for (const { id } of places.list()) {
        const [phone = '', name = '', ...rest] = relative(places.shelves(id), folder).split(sep)
        if (rest.length === 0 && isFolderName(phone) && isFolderName(name))
          return { placeId: id, phone, name }
      }
      return null
    },
    placed,
    bring: async (id, signal) => {
      await cleared
      const { placeId, phone, name } = id
      const { shelf, book } = await places.state(placeId, phone)
      const copied = (await book()).backups
      const { use } = userOf(placeId)
      const folder = await use(async place =>
        bringBackup(await placed(id, place, signal), { place, phone, shelf, copied, signal }),
      )
      return createPlacedOpener({ use, phone, backup: name, folder, cache })
    },
    close: async () => {
      await Promise.all([...users.values()].map(user => user.close()))
      await rm(join(cacheFolder), { recursive: true, force: true })
    },
  }
}

interface PlaceUser {
  readonly use: <T>(work: (place: Place) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

/** Opens a place when it is needed, and closes it when it has not been for a while. */
function createPlaceUser(open: () => Promise<Place>): PlaceUser {
  let opened: Promise<Place> | null = null
  let using = 0
  let idle: NodeJS.Timeout | null = null
  const close = async () => {
    const place = opened
    opened = null
    await place?.then(one => one.close()).catch(() => undefined)
  }
  return {
    use: async work => {
      if (idle) clearTimeout(idle)
      using += 1
      const used = (opened ??= open())
      try {
        return await work(await used)
      } catch (error) {
        // One that could not be opened, or has ended, is opened anew the next time.
        if (opened === used && using === 1) void close()
        throw error
      } finally {
        using -= 1
        if (using === 0) idle = setTimeout(() => void close(), idleMs).unref()
      }
    },
    close,
  }
}
