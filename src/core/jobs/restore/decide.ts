import type { ConflictRule } from '../../../shared/model/restore'
import type { Stat } from '../../phone/phone'

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
  readonly existing: Stat | null
  /** Whether that is this very file. */
  readonly same: boolean
  readonly rule: ConflictRule
  /** Other items of the same restore go there too: none may take another's place. */
  readonly contested: 'no' | 'first' | 'later'
}

export function decide({ existing, same, rule, contested }: Situation): Decision {
  if (same) return 'already-there'
  if (contested === 'later') return 'keep-both'
  if (!existing) return 'send'
  if (existing.kind !== 'file') return rule === 'keep-both' ? 'keep-both' : 'blocked'
  return rule === 'replace' && contested === 'first' ? 'keep-both' : rule
}
