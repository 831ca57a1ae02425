import { categories } from '../../../shared/model/category'
import type { PhoneDetails } from '../../../shared/model/device'
import type { BackupIssue, RecordedNotIncluded } from '../../../shared/model/job'
import type { PhoneFile } from '../../data/files/phone-file'
import { createNameAssigner } from '../../format/host-names'
import { backupFolderName, categoryFolders, phoneFolderName } from '../../format/layout'

export interface PlannedItem {
  readonly source: PhoneFile
  /** Where it goes in the backup folder, `/` between names that every host can hold. */
  readonly file: string
}

export interface BackupPlan {
  readonly phone: PhoneDetails
  readonly phoneFolder: string
  readonly name: string
  readonly startedAt: Date
  readonly items: readonly PlannedItem[]
  /** As listed: a lower bound where the phone's sizes are not exact. */
  readonly totalBytes: number
  /** Known before the first byte: what could not be listed, names that were refused. */
  readonly listingIssues: readonly BackupIssue[]
  readonly notIncluded: readonly RecordedNotIncluded[]
  /** Folders that Android keeps closed, by path: not included either, and no problem, for it was said before. */
  readonly closedFolders: readonly string[]
}

export interface PlanInput {
  readonly phone: PhoneDetails
  /** What was chosen of what was found. */
  readonly chosen: readonly PhoneFile[]
  readonly foundCount: number
  readonly leftOutCount: number
  readonly closed: readonly string[]
  readonly unreadable: readonly string[]
  readonly unsafeNames: readonly string[]
  readonly startedAt: Date
  /** Places in the folder that are taken already; ` (2)` and so on count on from them. */
  readonly reserved?: readonly string[]
}

/** Decides where everything goes. Pure: the same input gives the same plan. */
export function planBackup(input: PlanInput): BackupPlan {
  const { assign } = createNameAssigner()
  for (const file of input.reserved ?? []) assign(file.split('/'))
  const sources = [...input.chosen].sort(inCopyingOrder)
  return {
    phone: input.phone,
    phoneFolder: phoneFolderName(input.phone),
    name: backupFolderName(input.startedAt),
    startedAt: input.startedAt,
    items: sources.map(source => ({ source, file: assign(targetSegments(source)) })),
    totalBytes: sources.reduce((total, { bytes }) => total + bytes, 0),
    listingIssues: [
      ...input.unreadable.map(item => ({ item, during: 'listing', code: 'folder-unreadable' }) as const),
      ...input.unsafeNames.map(item => ({ item, during: 'listing', code: 'unsafe-name' }) as const),
    ],
    notIncluded: notIncluded(input),
    closedFolders: input.closed,
  }
}

/**
 * Pictures first, for what comes last is what an interruption costs; then by path, so that a plan, and who gets ` (2)`,
 * does not depend on the phone's listing order.
 */
function inCopyingOrder(a: PhoneFile, b: PhoneFile): number {
  const byCategory = categories.indexOf(a.category) - categories.indexOf(b.category)
  return byCategory || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
}

/** `Gallery`, the SD card if it is on one, then the phone's own folders. */
function targetSegments({ path, volume, category }: PhoneFile): string[] {
  const card = /^\/storage\/([^/]+)$/.exec(volume)?.[1]
  const place = card === undefined ? [] : [`SD card ${card}`]
  return [categoryFolders[category], ...place, ...path.slice(volume.length + 1).split('/')]
}

function notIncluded({ chosen, foundCount, leftOutCount }: PlanInput): RecordedNotIncluded[] {
  const notSelected = foundCount - chosen.length
  return [
    ...(notSelected > 0 ? [{ reason: 'not-selected', count: notSelected } as const] : []),
    ...(leftOutCount > 0 ? [{ reason: 'caches-and-trash', count: leftOutCount } as const] : []),
    { reason: 'contacts-messages-calls' },
    { reason: 'app-data' },
  ]
}
