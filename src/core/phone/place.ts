import type { StorageVolume } from '../../shared/model/device'

/**
 * Names on a phone are bytes, mostly UTF-8. In our paths a byte that is not valid UTF-8 stands as the lone surrogate
 * U+DC80..U+DCFF (PEP 383), so that every name can be shown, written as JSON and turned back into exactly the phone's bytes.
 */

/** Where a path is on a phone: which storage, and the names below it. */
export interface PhonePlace {
  readonly storage: 'internal' | 'sd-card'
  /** Of a card: its volume id, e.g. `1A2B-3C4D`. */
  readonly card: string | null
  /** The storage as the path calls it, e.g. `/storage/emulated/0`. */
  readonly root: string
  readonly names: readonly string[]
}

/** Where Android mounts the internal storage of its first user. */
export const internalStorage = '/storage/emulated/0'
/** Its other names: by user, and older ones (system/core/rootdir/init.rc). */
const internalRoot = /^(?:\/storage\/emulated\/\d+|\/storage\/self\/primary|\/sdcard)(?=\/)/
const cardRoot = /^\/storage\/([0-9A-Fa-f]{4}-[0-9A-Fa-f]{4})(?=\/)/
const cardName = /^[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}$/
const maxNameBytes = 255

/**
 * The longest path that can be written on a phone, in bytes, by any of our ways: adb takes 1024 with the mode behind it
 * (file_sync_service.cpp counts them together).
 */
export const maxPathBytes = 1016

/** Null for what is no place on a phone: the index of a backup may come from anybody. */
export function parsePlace(path: string): PhonePlace | null {
  const found = rootOf(path)
  if (!found) return null
  const names = namesBelow(found.root, path)
  return names.every(isPhoneName) ? { ...found, names } : null
}

/** The names of a path from a folder above it on. */
export function namesBelow(folder: string, path: string): readonly string[] {
  return path.slice(folder.length + 1).split('/')
}

/** Where Android mounts an SD card. */
export function cardStorage(card: string): string {
  return `/storage/${card}`
}

/** The card that is mounted there; null for internal storage. */
export function cardAt(volume: string): string | null {
  return /^\/storage\/([^/]+)$/.exec(volume)?.[1] ?? null
}

/** Whether a name in Android's folder of storages is that of an SD card: its volume id. */
export function isCardName(name: string): boolean {
  return cardName.test(name)
}

function rootOf(path: string): Omit<PhonePlace, 'names'> | null {
  const [internal] = internalRoot.exec(path) ?? []
  if (internal !== undefined) return { storage: 'internal', card: null, root: internal }
  const [root, card] = cardRoot.exec(path) ?? []
  return root === undefined || card === undefined ? null : { storage: 'sd-card', card, root }
}

/** Whether one name can be that of a file or folder of a phone. */
function isPhoneName(name: string): boolean {
  if (name === '' || name === '.' || name === '..' || /[/\0]/.test(name)) return false
  // Other lone surrogates than those for raw bytes are no name at all.
  const raw = [...name].filter(isLoneSurrogate)
  if (!raw.every(character => character >= '\udc80' && character <= '\udcff')) return false
  return phoneNameBytes(name) <= maxNameBytes
}

/** How long a name is on the phone. */
export function phoneNameBytes(name: string): number {
  const raw = [...name].filter(isLoneSurrogate).length
  // A raw byte is one byte there; UTF-8 counts three for what stands for it.
  return Buffer.byteLength(name) - 2 * raw
}

/** The storage of a phone that a place belongs to; a card that is not there is the one that is, else internal storage. */
export function volumeOf(place: PhonePlace, volumes: readonly StorageVolume[]): StorageVolume | null {
  const internal = volumes.find(({ kind }) => kind === 'internal') ?? null
  if (place.storage === 'internal') return internal
  const cards = volumes.filter(({ kind }) => kind === 'sd-card')
  return (
    cards.find(({ path }) => place.card !== null && path === cardStorage(place.card)) ?? cards[0] ?? internal
  )
}

function isLoneSurrogate(character: string): boolean {
  return character.length === 1 && character >= '\ud800' && character <= '\udfff'
}
