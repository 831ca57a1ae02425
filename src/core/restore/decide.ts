import type { ConflictRule } from '../../shared/model/restore'
import type { PhoneStat } from '../adb/sync/sync-codec'

/** What becomes of one item. */
export type Decision =
  /** Nothing has its name. */
  | 'send'
  /** The same file is there. */
  | 'already-there'
  | 'skip'
  | 'keep-both'
  | 'replace'
  /** A folder, or what is no file, has its name. */
  | 'blocked'

export interface Situation {
  /** What has the name on the phone; null when nothing has. */
  readonly existing: PhoneStat | null
  /** Whether that is this very file. */
  readonly same: boolean
  readonly rule: ConflictRule
  /** An item of the same restore goes there too: neither may take the other's place. */
  readonly second: boolean
}

export function decide({ existing, same, rule, second }: Situation): Decision {
  if (same) return 'already-there'
  if (second) return 'keep-both'
  if (!existing) return 'send'
  if (existing.kind !== 'file') return rule === 'keep-both' ? 'keep-both' : 'blocked'
  return rule
}
