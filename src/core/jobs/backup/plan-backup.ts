import { categories } from '../../../shared/model/category'
import type { AccessByCategory } from '../../../shared/model/record-access'
import type { PhoneDetails } from '../../../shared/model/device'
import type { BackupIssue } from '../../../shared/model/issue'
import type { RecordedNotIncluded } from '../../../shared/model/backup-report'
import type { FolderLeftOut } from '../../data/files/select-by-folders'
import { placeOfItem, type Item } from '../../data/item'
import { createNameAssigner } from '../../format/host-names'
import { referenceOf } from '../../format/index-line'
import { backupFolderName, phoneFolderName } from '../../format/layout'

export interface PlannedItem {
  readonly item: Item
  /** Where it goes in the backup folder, `/` between names that every host can hold. */
  readonly file: string
}

/** What people know it by, as `nameOf` its line. */
export function nameOfPlanned({ item, file }: PlannedItem): string {
  return item.source === undefined ? item.path : file
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
  /** Folders that are not to be in it, among what is not selected. */
  readonly foldersLeftOut: readonly FolderLeftOut[]
}

export interface PlanInput {
  readonly phone: PhoneDetails
  /** What is selected makes these. */
  readonly items: readonly Item[]
  /** How many entries of the phone are not selected. */
  readonly notSelected: number
  readonly leftOutCount: number
  readonly closed: readonly string[]
  readonly foldersLeftOut?: readonly FolderLeftOut[] | undefined
  /** What the phone lets be done with its records. */
  readonly access: AccessByCategory
  readonly problems: readonly BackupIssue[]
  readonly startedAt: Date
  /** Places in the folder that are taken already; ` (2)` and so on count on from them. */
  readonly reserved?: readonly string[]
}

/** Decides where everything goes. Pure: the same input gives the same plan. */
export function planBackup(input: PlanInput): BackupPlan {
  const { assign } = createNameAssigner()
  for (const file of input.reserved ?? []) assign(file.split('/'))
  const items = [...input.items].sort(inCopyingOrder)
  return {
    phone: input.phone,
    phoneFolder: phoneFolderName(input.phone),
    name: backupFolderName(input.startedAt),
    startedAt: input.startedAt,
    items: items.map(item => ({ item, file: assign(placeOfItem(item)) })),
    totalBytes: items.reduce((total, { bytes }) => total + bytes, 0),
    listingIssues: input.problems,
    notIncluded: notIncluded(input),
    closedFolders: input.closed,
    foldersLeftOut: input.foldersLeftOut ?? [],
  }
}

const positions: ReadonlyMap<string, number> = new Map(
  categories.map((category, position) => [category, position]),
)

/**
 * Pictures first, for what comes last is what an interruption costs; then by reference, so that a plan, and who gets
 * ` (2)`, does not depend on the phone's listing order.
 */
function inCopyingOrder(a: Item, b: Item): number {
  const byCategory = (positions.get(a.category) ?? Infinity) - (positions.get(b.category) ?? Infinity)
  if (byCategory) return byCategory
  const [referenceA, referenceB] = [referenceOf(a), referenceOf(b)]
  return referenceA < referenceB ? -1 : referenceA > referenceB ? 1 : 0
}

function notIncluded({ notSelected, leftOutCount, access }: PlanInput): RecordedNotIncluded[] {
  return [
    ...(notSelected > 0 ? [{ reason: 'not-selected', count: notSelected } as const] : []),
    ...(leftOutCount > 0 ? [{ reason: 'caches-and-trash', count: leftOutCount } as const] : []),
    ...recordsNotGiven(access),
    { reason: 'app-data' },
  ]
}

const recordReasons = [
  ['contacts', 'contacts-not-given'],
  ['messages', 'messages-not-given'],
  ['calls', 'calls-not-given'],
] as const

/** Without any of them there is one word for all, which 0.1.0 knows: what it can read stays readable for it. */
function recordsNotGiven(access: PlanInput['access']): RecordedNotIncluded[] {
  const missing = recordReasons.filter(([kind]) => access[kind]?.whyNotRead !== null)
  return missing.length === recordReasons.length
    ? [{ reason: 'contacts-messages-calls' }]
    : missing.map(([, reason]) => ({ reason }))
}
