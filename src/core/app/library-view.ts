import { createHash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import { readPhoneFolderName } from '../format/layout'
import type { ScannedBackup } from '../library/scan-library'
import { marketName } from '../phone/market-name'
import type { KeyMark } from '../../shared/model/key-mark'
import type { LibraryBackup, LibraryPhone, LibraryPlace } from '../../shared/model/library'
import { printable } from '../../shared/printable'

/** A backup that a scan found, with what the keys of this computer say of it. */
export interface MarkedBackup extends ScannedBackup {
  readonly mark: KeyMark | null
}

/** A backup that a scan found, with what the window knows it by. */
export interface LibraryEntry {
  readonly id: string
  readonly backup: MarkedBackup
  /** Which phone's it is; the same for all backups of one phone. */
  readonly phoneKey: string
  readonly phoneName: string
  /** Of one that is not on this computer: the place that has it. */
  readonly place: LibraryPlace | null
  /** Of one that is on this computer: the places that have it, too. */
  readonly copies: readonly LibraryPlace[]
}

/** What has been measured so far. */
export interface Sizes {
  readonly diskBytes: (phoneKey: string) => number | null
  readonly ownBytes: (backupFolder: string) => number | null
}

const maxNameLength = 200
const maxCovers = 4

/** Which phone each backup is of: what its manifest tells, else the one next to it, else the name of its folder. */
export function sortByPhone(
  backups: readonly MarkedBackup[],
  idOf: (backup: MarkedBackup) => string,
): readonly LibraryEntry[] {
  const told = new Map<string, { readonly name: string; readonly serial: string }>()
  const names = new Map<string, string>()
  for (const { folder, phone } of newestFirst(backups)) {
    if (!phone) continue
    if (!told.has(dirname(folder))) told.set(dirname(folder), phone)
    if (!names.has(phone.serial)) names.set(phone.serial, phone.name)
  }
  return backups.map(backup => {
    const phoneFolder = dirname(backup.folder)
    const phone = backup.phone ?? told.get(phoneFolder)
    const folderName = basename(phoneFolder)
    const named = readPhoneFolderName(folderName)
    const serial = phone?.serial ?? named.serial
    const name = phone?.name ?? names.get(serial ?? '') ?? marketName(named.model) ?? named.model
    return {
      id: idOf(backup),
      backup,
      phoneKey: serial ?? keyOfFolder(phoneFolder),
      phoneName: printable(name).slice(0, maxNameLength) || printable(folderName),
      place: null,
      copies: [],
    }
  })
}

/** For a phone that nothing tells the serial of. Not the path of its folder: the window knows the phone by this. */
function keyOfFolder(phoneFolder: string): string {
  return `folder ${createHash('sha256').update(phoneFolder).digest('hex').slice(0, 32)}`
}

export function groupByPhone(entries: readonly LibraryEntry[]): ReadonlyMap<string, readonly LibraryEntry[]> {
  const phones = new Map<string, LibraryEntry[]>()
  for (const entry of entries) {
    const members = phones.get(entry.phoneKey) ?? []
    members.push(entry)
    phones.set(entry.phoneKey, members)
  }
  return phones
}

/** @param labelOf how a folder is shown to people */
export function phonesView(
  entries: readonly LibraryEntry[],
  sizes: Sizes,
  labelOf: (folder: string) => string,
): LibraryPhone[] {
  return [...groupByPhone(entries)]
    .map(([key, members]) => {
      const sorted = [...members].sort((a, b) => byAge(a.backup, b.backup))
      const serial = serialOf(sorted)
      return {
        id: key,
        name: sorted[0]?.phoneName ?? '',
        serial: serial === null ? null : printable(serial).slice(0, maxNameLength),
        backups: sorted.map(entry => backupView(entry, sizes.ownBytes(entry.backup.folder), labelOf)),
        diskBytes: sizes.diskBytes(key),
      }
    })
    .sort((a, b) => newest(b) - newest(a))
}

/** What a manifest tells; of encrypted ones, what the name of their folder says. */
function serialOf(members: readonly LibraryEntry[]): string | null {
  const told = members.find(({ backup }) => backup.phone)?.backup.phone?.serial
  const named = members.map(({ backup }) => readPhoneFolderName(basename(dirname(backup.folder))).serial)
  return told ?? named.find(serial => serial !== null) ?? null
}

function backupView(
  { id, backup, place, copies }: LibraryEntry,
  ownBytes: number | null,
  labelOf: (folder: string) => string,
): LibraryBackup {
  const { state, encrypted, startedAt, finishedAt, items, bytes, damagedFiles, folder, pictures } = backup
  const readable = state === 'complete' || state === 'interrupted'
  return {
    id,
    state,
    encrypted,
    startedAt,
    finishedAt,
    tellsSelection: backup.tellsSelection,
    items,
    bytes,
    ownBytes,
    damagedFiles,
    mark: backup.mark,
    folderLabel: place?.name ?? printable(labelOf(folder)),
    // Its pictures are not here.
    covers: readable && place === null ? Math.min(maxCovers, pictures) : 0,
    place,
    copies,
  }
}

function newest({ backups }: LibraryPhone): number {
  return Math.max(...backups.map(({ startedAt }) => startedAt ?? 0))
}

function newestFirst(backups: readonly ScannedBackup[]): ScannedBackup[] {
  return [...backups].sort(byAge)
}

/** Two of the same second are told apart by their names: `…`, `… (2)`. */
function byAge(a: ScannedBackup, b: ScannedBackup): number {
  const byTime = (b.startedAt ?? 0) - (a.startedAt ?? 0)
  return byTime || b.folder.localeCompare(a.folder, 'en', { numeric: true })
}
