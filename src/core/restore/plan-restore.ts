import type { PhoneDetails, StorageVolume } from '../../shared/model/device'
import type { JobIssue } from '../../shared/model/job'
import type { RestoreTarget } from '../../shared/model/restore'
import { mostPathBytes } from '../adb/sync/sync-codec'
import { folderOf } from '../catalog/listed-file'
import { Failure } from '../job/failure'
import type { BackupItem } from '../vault/backup-item'
import { isPhoneName, phoneNameBytes, placeOnPhone, volumeOf } from './place-on-phone'
import { temporaryNameBytes } from './temporary-name'

export interface PlannedRestore {
  readonly item: BackupItem
  /** Where it goes on the phone. */
  readonly path: string
  readonly volume: StorageVolume
  /** Another item of this restore goes to the same path, and was there first. */
  readonly second: boolean
}

export interface RestorePlan {
  readonly items: readonly PlannedRestore[]
  /** What cannot be restored, known before the first byte. */
  readonly issues: readonly JobIssue[]
  /** How many were on a card that this phone does not have, and go elsewhere. */
  readonly moved: number
}

export interface RestoreInput {
  readonly items: readonly BackupItem[]
  readonly phone: PhoneDetails
  readonly target: RestoreTarget
}

/** SEND's request holds the path and `,33188` (file_sync_service.cpp counts them together). */
const modeBytes = 8

/**
 * Decides where everything goes on the phone. Pure.
 * @throws Failure `not-a-folder-name`, `phone-storage-gone`, `nothing-to-restore`
 */
export function planRestore({ items, phone, target }: RestoreInput): RestorePlan {
  if (target.kind === 'folder' && !isFolderName(target.name)) throw new Failure('not-a-folder-name')
  if (items.length === 0) throw new Failure('nothing-to-restore')
  const planned: PlannedRestore[] = []
  const issues: JobIssue[] = []
  const taken = new Set<string>()
  let moved = 0
  for (const item of items) {
    const place = placeOnPhone(item.path)
    if (!place) {
      issues.push({ item: item.path, during: 'restoring', code: 'not-a-place-on-phone' })
      continue
    }
    const wanted = target.kind === 'folder' ? { ...place, storage: 'internal' as const } : place
    const volume = volumeOf(wanted, phone.volumes)
    if (!volume) throw new Failure('phone-storage-gone')
    const below = target.kind === 'folder' ? [target.name, ...place.segments] : place.segments
    const path = [volume.path, ...below].join('/')
    if (!fits(path)) {
      issues.push({ item: item.path, during: 'restoring', code: 'path-too-long' })
      continue
    }
    if (wanted.card !== null && volume.path !== `/storage/${wanted.card}` && target.kind === 'original')
      moved += 1
    planned.push({ item, path, volume, second: taken.has(path) })
    taken.add(path)
  }
  return { items: planned.sort(byPath), issues, moved }
}

/** So that a plan does not depend on how the items were picked, and what is in one folder goes together. */
function byPath(a: PlannedRestore, b: PlannedRestore): number {
  if (a.path === b.path) return Number(a.second) - Number(b.second)
  return a.path < b.path ? -1 : 1
}

/** On the way each file has another name in the same folder. */
function fits(path: string): boolean {
  const longest = Math.max(phoneNameBytes(path), phoneNameBytes(folderOf(path)) + 1 + temporaryNameBytes)
  return longest + modeBytes <= mostPathBytes
}

const mostFolderNameBytes = 100
/** What the storage of most phones does not take in a name (docs of MediaProvider's FileUtils.isValidFatFilename). */
// eslint-disable-next-line no-control-regex -- exactly these are refused
const refused = /["*:<>?\\|/\u0000-\u001f\u007f]/

function isFolderName(name: string): boolean {
  if (!isPhoneName(name) || refused.test(name) || !name.isWellFormed()) return false
  return !name.startsWith('.') && name.trim() === name && Buffer.byteLength(name) <= mostFolderNameBytes
}
