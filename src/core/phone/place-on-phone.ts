import type { StorageVolume } from '../../shared/model/device'

/** Where a path of a backup is on a phone: which storage, and the names below it. */
export interface PhonePlace {
  readonly storage: 'internal' | 'sd-card'
  /** Of a card: its volume id, e.g. `1A2B-3C4D`. */
  readonly card: string | null
  readonly segments: readonly string[]
}

/** How Android calls its internal storage: by user, and by its older name (system/core/rootdir/init.rc). */
const internalRoot = /^\/(?:storage\/emulated\/\d+|storage\/self\/primary|sdcard)\//
const cardRoot = /^\/storage\/([0-9A-Fa-f]{4}-[0-9A-Fa-f]{4})\//
const mostNameBytes = 255

/** Null for what is no place on a phone: the index of a backup may come from anybody. */
export function placeOnPhone(path: string): PhonePlace | null {
  const internal = internalRoot.exec(path)
  const card = cardRoot.exec(path)
  const root = internal ?? card
  if (!root) return null
  const segments = path.slice(root[0].length).split('/')
  if (!segments.every(isPhoneName)) return null
  return { storage: internal ? 'internal' : 'sd-card', card: card?.[1] ?? null, segments }
}

/** Whether one name can be that of a file or folder of a phone. */
function isPhoneName(name: string): boolean {
  if (name === '' || name === '.' || name === '..' || /[/\0]/.test(name)) return false
  // Lone surrogates stand for raw bytes (core/android/adb/phone-text); all others are no name at all.
  const raw = [...name].filter(isLoneSurrogate)
  if (!raw.every(character => character >= '\udc80' && character <= '\udcff')) return false
  return phoneNameBytes(name) <= mostNameBytes
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
  return cards.find(({ path }) => path === `/storage/${place.card}`) ?? cards[0] ?? internal
}

function isLoneSurrogate(character: string): boolean {
  return character.length === 1 && character >= '\ud800' && character <= '\udfff'
}
