import { printable } from '../printable'
import type { NotIncluded, RecordedNotIncluded } from './job'

/** All that a backup does not hold, in the order in which it is told: closed folders first, for only these have names. */
export function listNotIncluded(
  recorded: readonly {
    readonly reason: RecordedNotIncluded['reason']
    readonly count?: number | undefined
  }[],
  closedFolders: readonly string[],
): readonly NotIncluded[] {
  const others = recorded.map(({ reason, count }) => ({ reason, ...(count === undefined ? {} : { count }) }))
  if (closedFolders.length === 0) return others
  const folders = closedFolders.map(printable)
  return [{ reason: 'closed-folders', count: folders.length, folders }, ...others]
}
