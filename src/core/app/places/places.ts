import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../errors/failure'
import { openCopyState, shelvesOf, type CopyState } from '../../jobs/copy/copy-state'
import { openFolderPlace } from '../../places/folder-place'
import type { Place } from '../../places/place'
import { firstPlaceRule, type ServiceKind } from '../../../shared/model/place'
import type { KnownPlace, PlaceBook } from './place-book'

export interface PlacesPorts {
  readonly book: PlaceBook
  /** Of the app: what this computer knows of the copies in each place is kept there. */
  readonly folder: string
  /** @throws PlaceError; Failure `rclone-missing` */
  readonly openService: (place: KnownPlace & { kind: 'service' }) => Promise<Place>
  /** Forgets how a service is reached. */
  readonly dropService: (remote: string) => Promise<void>
}

/** The places that this computer copies backups to. */
export interface Places {
  readonly computerId: string
  readonly list: () => readonly KnownPlace[]
  /** @throws Failure `place-gone` */
  readonly get: (placeId: string) => KnownPlace
  /** @throws Node's system errors */
  readonly addFolder: (path: string, name: string) => Promise<KnownPlace>
  readonly addService: (service: NewService) => Promise<KnownPlace>
  readonly change: (placeId: string, part: Partial<Pick<KnownPlace, 'name' | 'rule'>>) => Promise<void>
  /** This computer uses it no more. Nothing is deleted there. */
  readonly remove: (placeId: string) => Promise<void>
  /** Whoever opens it closes it. @throws PlaceError; Failure `place-gone`, `rclone-missing` */
  readonly open: (placeId: string) => Promise<Place>
  /** What this computer knows of the copies of a phone there. @param phone the name of its folder */
  readonly state: (placeId: string, phone: string) => Promise<CopyState>
  /** The folder of what opens the copies there: like an output folder, of backups without their items. */
  readonly shelves: (placeId: string) => string
}

export interface NewService {
  readonly name: string
  readonly service: ServiceKind
  readonly remote: string
  readonly root: string
}

export function createPlaces({ book, folder, openService, dropService }: PlacesPorts): Places {
  const get = (placeId: string) => {
    const place = book.places().find(({ id }) => id === placeId)
    if (!place) throw new Failure('place-gone')
    return place
  }
  const folderOf = (placeId: string) => join(folder, placeId)
  const add = async (place: KnownPlace) => {
    await book.put(place)
    return place
  }
  return {
    computerId: book.computerId,
    list: book.places,
    get,
    addFolder: (path, name) => {
      const there = book.places().find(place => place.kind === 'folder' && place.path === path)
      return there
        ? Promise.resolve(there)
        : add({ id: randomUUID(), name, kind: 'folder', path, rule: firstPlaceRule })
    },
    // A service could read what is not encrypted.
    addService: service =>
      add({ id: randomUUID(), kind: 'service', ...service, rule: { ...firstPlaceRule, encryptedOnly: true } }),
    change: async (placeId, part) => book.put({ ...get(placeId), ...part }),
    remove: async placeId => {
      const place = get(placeId)
      await book.drop(placeId)
      if (place.kind === 'service') await dropService(place.remote)
      await rm(folderOf(placeId), { recursive: true, force: true })
    },
    open: async placeId => {
      const place = get(placeId)
      return place.kind === 'folder' ? openFolderPlace(place.path) : await openService(place)
    },
    state: (placeId, phone) => openCopyState(folderOf(placeId), phone),
    shelves: placeId => shelvesOf(folderOf(placeId)),
  }
}
