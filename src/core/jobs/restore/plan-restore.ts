import type { PhoneDetails, StorageVolume } from '../../../shared/model/device'
import type { ItemIssue } from '../../../shared/model/issue'
import type { RestoreTarget } from '../../../shared/model/restore'
import { folderOf } from '../../phone/file-name'
import { isFolderName } from '../../../shared/folder-name'
import {
  isSavedEntry,
  type BackupEntry,
  type DataSource,
  type RestoreInput,
  type SavedEntry,
} from '../../data/source'
import { Failure } from '../../errors/failure'
import type { BackupItem } from '../../format/backup-item'
import type { Situation } from './decide'
import { cardStorage, maxPathBytes, parsePlace, phoneNameBytes, volumeOf } from '../../phone/place'
import { isTemporaryName, temporaryNameBytes } from '../../phone/temporary-name'

export interface PlannedRestore {
  readonly item: BackupItem
  /** Where it goes on the phone. */
  readonly path: string
  readonly volume: StorageVolume
  /** Whether other items of this restore go to what a phone may take for the same path, and which of them is first. */
  readonly contested: Situation['contested']
}

export interface RestorePlan {
  readonly items: readonly PlannedRestore[]
  /** What cannot be restored, known before the first byte. */
  readonly issues: readonly ItemIssue[]
  /** How many were on a card that this phone does not have, and go elsewhere. */
  readonly moved: number
  /** Items with the path and the bytes of one that is in `items`. */
  readonly duplicates: readonly BackupItem[]
  /** What is no file goes back as its own source does it. */
  readonly others: readonly OtherRestore[]
}

export interface OtherRestore {
  readonly input: RestoreInput
  readonly restore: NonNullable<DataSource['restore']>
}

export interface PlanRestoreInput {
  readonly selected: readonly BackupEntry[]
  readonly phone: PhoneDetails
  readonly target: RestoreTarget
  /** Those of this version. */
  readonly sources: readonly DataSource[]
  /** What is given to a program of the phone, by its kind, instead of being put there. */
  readonly handOver?: ReadonlySet<DataSource['kind']>
}

/**
 * Decides where everything goes on the phone. Pure.
 * @throws Failure `not-a-folder-name`, `phone-storage-gone`, `nothing-to-restore`
 */
export function planRestore(input: PlanRestoreInput): RestorePlan {
  const { selected, phone, target } = input
  if (target.kind === 'folder' && !isFolderName(target.name)) throw new Failure('not-a-folder-name')
  if (selected.length === 0) throw new Failure('nothing-to-restore')
  const planned: Omit<PlannedRestore, 'contested'>[] = []
  const { files, others, issues } = bySource(input)
  const duplicates: BackupItem[] = []
  const hashes = new Map<string, Set<string>>()
  let moved = 0
  for (const item of files) {
    const place = parsePlace(item.path)
    if (!place || place.names.some(isTemporaryName)) {
      issues.push({ item: item.path, during: 'restoring', code: 'not-a-place-on-phone' })
      continue
    }
    const wanted = target.kind === 'folder' ? { ...place, storage: 'internal' as const } : place
    const volume = volumeOf(wanted, phone.volumes)
    if (!volume) throw new Failure('phone-storage-gone')
    const below = target.kind === 'folder' ? [target.name, ...place.names] : place.names
    const path = [volume.path, ...below].join('/')
    if (!fits(path)) {
      issues.push({ item: item.path, during: 'restoring', code: 'path-too-long' })
      continue
    }
    if (wanted.card !== null && volume.path !== cardStorage(wanted.card) && target.kind === 'original')
      moved += 1
    const atPath = hashes.get(path) ?? new Set()
    hashes.set(path, atPath)
    if (atPath.has(item.sha256)) duplicates.push(item)
    else if (atPath.size >= maxAtOnePath)
      issues.push({ item: item.path, during: 'restoring', code: 'name-taken' })
    else planned.push({ item, path, volume })
    atPath.add(item.sha256)
  }
  return { items: markContested(planned.sort(byPath)), issues, moved, duplicates, others }
}

/** All that is to go onto the phone, and counts as work. */
export function entriesOf({ items, others }: RestorePlan): readonly BackupEntry[] {
  const otherEntries = others.flatMap(({ input }) => [...input.items, ...input.entries])
  return [...items.map(({ item }) => item), ...otherEntries]
}

/** What is no file, by how its source puts it back; with an issue for each that no source of this version does. */
function bySource({ selected, sources, handOver: handedOver = new Set() }: PlanRestoreInput) {
  const files: BackupItem[] = []
  const issues: ItemIssue[] = []
  const others = sources.flatMap(({ kind, ...source }) => {
    const restore = handedOver.has(kind) ? source.handOver : source.restore
    return restore ? [{ kind, restore, items: [] as BackupItem[], entries: [] as SavedEntry[] }] : []
  })
  for (const entry of selected) {
    const own = others.find(({ kind }) => kind === entry.source)
    if (own) {
      if (isSavedEntry(entry)) own.entries.push(entry)
      else own.items.push(entry)
    } else if (entry.source === undefined && !isSavedEntry(entry)) files.push(entry)
    else issues.push({ item: entry.path, during: 'restoring', code: whyNot(entry, sources) })
  }
  const wanted = others.filter(({ items, entries }) => items.length + entries.length > 0)
  return { files, issues, others: wanted.map(({ restore, ...input }) => ({ restore, input })) }
}

/** No phone has more for one place, and each has to be compared with all before it. */
const maxAtOnePath = 20

/** Of a source that nothing is put back of, or that a newer version knows. */
function whyNot({ source }: BackupEntry, sources: readonly DataSource[]): ItemIssue['code'] {
  return sources.some(({ kind }) => kind === source) ? 'cannot-be-put-back' : 'needs-newer-version'
}

function markContested(planned: readonly Omit<PlannedRestore, 'contested'>[]): PlannedRestore[] {
  const counts = new Map<string, number>()
  for (const { path } of planned) counts.set(foldCase(path), (counts.get(foldCase(path)) ?? 0) + 1)
  const seen = new Set<string>()
  return planned.map(each => {
    const later = seen.has(each.path)
    seen.add(each.path)
    const alone = counts.get(foldCase(each.path)) === 1
    return { ...each, contested: alone ? 'no' : later ? 'later' : 'first' }
  })
}

/** The storage of phones takes names that differ by case or by composed accents for the same (casefolding F2FS and ext4). */
function foldCase(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

/** So that a plan does not depend on how the items were picked, and what is in one folder goes together. */
function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}

/** On the way each file has another name in the same folder. */
function fits(path: string): boolean {
  const longest = Math.max(phoneNameBytes(path), phoneNameBytes(folderOf(path)) + 1 + temporaryNameBytes)
  return longest <= maxPathBytes
}
