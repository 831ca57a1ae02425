import { randomUUID } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInsideOpener, type OpenInside } from '../../disk/open-inside'
import { isErrno } from '../../errors/is-errno'
import { isEncrypted } from '../../format/manifest'
import { readManifest } from '../../format/read-manifest'
import { withKeys } from '../../library/open-backup'
import type { Place } from '../../places/place'
import { backupInPlace, objectPath, phoneInPlace } from '../../places/place-layout'

export interface OpenPlacedInput {
  /** Called for each file that has to be fetched. @throws PlaceError */
  readonly use: <T>(work: (place: Place) => Promise<T>) => Promise<T>
  /** The name of the phone's folder in the place. */
  readonly phone: string
  readonly backup: string
  /** What `bringBackup` has brought of it. */
  readonly folder: string
  readonly cache: FileCache
}

/** Fetched files, for as long as they are likely to be looked at again. */
export interface FileCache {
  readonly folder: string
  /** The path of a file, fetched where it isn't here. @throws what `fetch` throws */
  readonly have: (key: string, fetch: (target: string) => Promise<void>) => Promise<string>
}

/**
 * Opens the files of a backup that is in a place: what was brought of it as it lies here, its items as they are asked for.
 * Their hashes are in the index: whoever reads one to its end knows that it is the right one.
 */
export function createPlacedOpener({ use, phone, backup, folder, cache }: OpenPlacedInput): OpenInside {
  const openBrought = createInsideOpener(folder)
  let places: Promise<ReadonlyMap<string, string>> | null = null
  const placeOf = async (file: string) => {
    places ??= readPlaces(folder)
    const path = (await places).get(file) ?? (file.startsWith('data/') ? file : null)
    return path === null ? `${backupInPlace(phone, backup)}/${file}` : `${phoneInPlace(phone)}/${path}`
  }
  return async file => {
    try {
      return await openBrought(file)
    } catch (error) {
      if (!isErrno(error, 'ENOENT', 'ENOTDIR')) throw error
    }
    const path = await placeOf(file)
    return await use(async place => {
      if (place.open) return await place.open(path)
      const fetched = await cache.have(path, target => place.get(path, target, {}))
      return await createInsideOpener(cache.folder)(fetched)
    })
  }
}

/** Of a plain backup: which content a file is. Of an encrypted one its name says it. */
async function readPlaces(folder: string): Promise<ReadonlyMap<string, string>> {
  const manifest = await readManifest(folder)
  const places = new Map<string, string>()
  if (isEncrypted(manifest)) return places
  for await (const { file, sha256 } of withKeys(folder, manifest, null).items(() => undefined))
    places.set(file, objectPath(sha256))
  return places
}

/** @param maxBytes the oldest go where there is more */
export function createFileCache(folder: string, maxBytes: number): FileCache {
  /** By key, the one that was asked for last at the end. */
  const files = new Map<string, Promise<{ readonly name: string; readonly bytes: number }>>()
  const fetchInto = async (fetch: (target: string) => Promise<void>) => {
    const name = randomUUID()
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await fetch(join(folder, name))
    return { name, bytes: (await stat(join(folder, name))).size }
  }
  const evict = async () => {
    const kept = await Promise.all([...files.values()])
    let bytes = kept.reduce((total, file) => total + file.bytes, 0)
    for (const [key, file] of [...files].slice(0, -1)) {
      if (bytes <= maxBytes) return
      const old = await file
      files.delete(key)
      bytes -= old.bytes
      // One that is open still can be read: where the system does not remove it, it goes when the app starts again.
      await rm(join(folder, old.name), { force: true }).catch(() => undefined)
    }
  }
  return {
    folder,
    have: async (key, fetch) => {
      const fetching = files.get(key) ?? fetchInto(fetch)
      files.delete(key)
      files.set(key, fetching)
      try {
        const { name } = await fetching
        await evict()
        return name
      } catch (error) {
        if (files.get(key) === fetching) files.delete(key)
        throw error
      }
    },
  }
}
