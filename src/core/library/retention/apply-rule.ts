import { countsOf, keepKinds, type KeepKind, type RetentionRule } from '../../../shared/model/retention'
import { periodOf } from './periods'

/** Why a rule keeps a backup. */
export type RuleReason = 'all' | KeepKind | 'oldest'

/**
 * Why a rule keeps each of some backups, by restic's semantics (internal/restic/snapshot_policy.go): each count takes the
 * newest backup of as many periods as it says, whatever lies between them; one that any of them takes stays; and where
 * there are fewer periods than were asked for, the very oldest backup stays too.
 * @param times of the backups, newest first; milliseconds since 1970, read in local time
 * @returns for each of them the reasons; none for one that the rule does not keep
 */
export function applyRule(times: readonly number[], rule: RetentionRule): readonly (readonly RuleReason[])[] {
  const counts = countsOf(rule)
  if (counts === null) return times.map(() => ['all'])
  const reasons = times.map((): RuleReason[] => [])
  for (const kind of keepKinds) {
    let left = counts[kind]
    let before: string | null = null
    for (const [number, time] of times.entries()) {
      if (left <= 0) break
      const period = kind === 'last' ? String(number) : periodOf(kind, time)
      const isNewest = period !== before
      const isOldest = number === times.length - 1
      if (!isNewest && !isOldest) continue
      reasons[number]?.push(isNewest ? kind : 'oldest')
      before = period
      left -= 1
    }
  }
  return reasons.map(each => [...new Set(each)])
}
