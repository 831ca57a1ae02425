import { createHash } from 'node:crypto'
import type { RecordedFolder, RecordedSelection } from '../format/recorded-selection'
import type { Entry } from '../phone/entry'
import { deviceFolderOf } from './files/device-folder'
import { isPhoneFile } from './files/phone-file'
import type { FolderLeftOut } from './files/select-by-folders'

/** So many that two of one phone do not meet. */
const hashBytes = 8
/** Beyond it the record is not worth its room. */
const maxHashes = 200_000

/**
 * What was selected, in few words: a category that was selected as a whole is to have what comes to it later, too. Of the
 * others the shorter list is kept, of those in it or of those left out. Folders that are left out are kept by their paths, and
 * nothing more is said of what is in them. Pure.
 * @returns null where that would take too much room
 */
export function recordSelection(
  entries: readonly Entry[],
  selected: ReadonlySet<Entry>,
  foldersLeftOut: readonly FolderLeftOut[] = [],
): RecordedSelection | null {
  if (foldersLeftOut.length === 0) return recordWithin(entries, selected)
  const record = recordWithin(withoutFolders(entries, foldersLeftOut), selected)
  const folders = foldersLeftOut.map(({ path, waiting }): RecordedFolder => ({
    path,
    ...(waiting ? { waiting } : {}),
  }))
  return record && { ...record, foldersLeftOut: folders }
}

function withoutFolders(entries: readonly Entry[], folders: readonly RecordedFolder[]): readonly Entry[] {
  const paths = new Set(folders.map(({ path }) => path))
  return entries.filter(entry => !isPhoneFile(entry) || !paths.has(deviceFolderOf(entry)))
}

/** The folders that a record leaves out, as they are among these entries. Pure. */
export function foldersLeftOutBy(
  entries: readonly Entry[],
  { foldersLeftOut = [] }: RecordedSelection,
): readonly FolderLeftOut[] {
  const counts = new Map<string, number>()
  for (const folder of entries.filter(isPhoneFile).map(deviceFolderOf))
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  return foldersLeftOut.flatMap(({ path, waiting }): FolderLeftOut[] => {
    const count = counts.get(path)
    return count === undefined ? [] : [{ path, count, ...(waiting ? { waiting } : {}) }]
  })
}

function recordWithin(entries: readonly Entry[], selected: ReadonlySet<Entry>): RecordedSelection | null {
  if (entries.every(entry => selected.has(entry))) return { everything: true }
  const all: string[] = []
  const only: Record<string, string> = {}
  const except: Record<string, string> = {}
  let listed = 0
  for (const [category, members] of byCategory(entries)) {
    const chosen = members.filter(entry => selected.has(entry))
    const others = members.length - chosen.length
    listed += Math.min(chosen.length, others)
    if (others === 0) all.push(category)
    else if (chosen.length > others) except[category] = packed(members.filter(entry => !selected.has(entry)))
    else if (chosen.length > 0) only[category] = packed(chosen)
  }
  return listed > maxHashes ? null : { all, only, except }
}

function byCategory(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.category)
    if (group) group.push(entry)
    else groups.set(entry.category, [entry])
  }
  return groups
}

/** What of these entries a record means. Pure. */
export function selectRecorded(all: readonly Entry[], record: RecordedSelection): Entry[] {
  const { foldersLeftOut = [] } = record
  const entries = foldersLeftOut.length === 0 ? all : withoutFolders(all, foldersLeftOut)
  if ('everything' in record) return [...entries]
  const whole = new Set(record.all)
  const only = unpackAll(record.only)
  const except = unpackAll(record.except)
  return entries.filter(entry => {
    const { category } = entry
    if (whole.has(category)) return true
    const hash = hashOf(entry)
    return only.get(category)?.has(hash) ?? (except.has(category) && !except.get(category)?.has(hash))
  })
}

function packed(entries: readonly Entry[]): string {
  return Buffer.from(entries.map(hashOf).sort().join(''), 'hex').toString('base64')
}

function unpackAll(lists: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    Object.entries(lists).map(([category, list]) => {
      const hex = Buffer.from(list, 'base64').toString('hex')
      return [category, new Set(hex.match(new RegExp(`.{${hashBytes * 2}}`, 'g')) ?? [])] as const
    }),
  )
}

function hashOf({ source, path, key }: Entry): string {
  const reference =
    source === undefined ? path : [source, path, ...(key === undefined ? [] : [key])].join('\0')
  return createHash('sha256')
    .update(reference)
    .digest('hex')
    .slice(0, hashBytes * 2)
}
