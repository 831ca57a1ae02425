import type { Staying } from '../../../shared/model/catalog'
import { stayReasons, type StayReason } from '../../../shared/model/free-up'
import type { PhoneFile } from '../../data/files/phone-file'
import type { BackupItem } from '../../format/backup-item'
import { parsePlace } from '../../phone/place'

/** A file of the phone as it was listed. */
export type ListedFile = Pick<PhoneFile, 'path' | 'bytes' | 'modifiedAt' | 'exactSize' | 'favourite'>

export interface Comparison {
  /** Files of the phone that the backup has with the same size and time, as the backup has them. */
  readonly candidates: readonly BackupItem[]
  /** Everything else that is on the phone. */
  readonly staying: Staying
}

export interface CompareInput {
  /** All of the backup. */
  readonly items: readonly BackupItem[]
  readonly listed: readonly ListedFile[]
  /** Only what was last changed before, in seconds since 1970. */
  readonly before: number
}

/**
 * Finds what may be offered to be taken off the phone. It is a choice only: each file is proven before it is removed. Pure.
 */
export function compareWithPhone({ items, listed, before }: CompareInput): Comparison {
  const saved = new Map<string, BackupItem>()
  for (const item of items) if (item.source === undefined && parsePlace(item.path)) saved.set(item.path, item)
  const tallies = Object.fromEntries(stayReasons.map(reason => [reason, { count: 0, bytes: 0 }])) as Record<
    StayReason,
    { count: number; bytes: number }
  >
  const candidates: BackupItem[] = []
  for (const file of listed) {
    const item = saved.get(file.path)
    const reason = whyStaying(file, item, before)
    if (reason === null) {
      if (item) candidates.push(item)
      continue
    }
    tallies[reason].count += 1
    tallies[reason].bytes += file.bytes
  }
  return { candidates, staying: tallies }
}

function whyStaying(file: ListedFile, item: BackupItem | undefined, before: number): StayReason | null {
  if (!item) return 'not-saved'
  if (isOfApps(parsePlace(file.path)?.names ?? [])) return 'of-apps'
  if (!file.exactSize || file.bytes !== item.bytes || file.modifiedAt !== item.modifiedAt) return 'differs'
  if (file.favourite === true) return 'favourite'
  return file.modifiedAt < before ? null : 'newer'
}

/** An app may not do without it, and nobody misses its space by looking at it. */
function isOfApps(names: readonly string[]): boolean {
  const [first, second] = names
  return names.some(name => name.startsWith('.')) || (first === 'Android' && second !== 'media')
}
