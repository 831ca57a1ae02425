import type { RereadBudget } from '../../../shared/model/backup-report'
import type { BackupFormat } from '../../format/backup-format'
import type { IndexLine } from '../../format/index-line'

/** Without being told: a tenth of the run's time. */
export const usualReread: RereadBudget = { kind: 'share', share: 0.1 }

/** Where a share of a short run would be nothing. */
const minRereadMs = 2_000

/** How long a run may read again that has taken so long already, in milliseconds. */
export function rereadTime(budget: RereadBudget, elapsedMs: number): number {
  switch (budget.kind) {
    case 'all':
      return Infinity
    case 'none':
      return 0
    case 'share':
      return Math.max(
        minRereadMs,
        budget.share >= 1 ? Infinity : (elapsedMs * budget.share) / (1 - budget.share),
      )
  }
}

/**
 * What can be read again without the password, the longest unread first: of what has no date, and of what has one that is
 * still to come, as after a clock went wrong, nothing is known. Pure.
 * @param now in seconds since 1970
 */
export function orderForReread(
  lines: readonly IndexLine[],
  { plainNames }: Pick<BackupFormat, 'plainNames'>,
  now: number,
): readonly IndexLine[] {
  const dateOf = ({ lastRead }: IndexLine) => (lastRead === undefined || lastRead > now ? -1 : lastRead)
  return (
    lines
      .filter(line => plainNames || line.stored !== undefined)
      // Those of one date in an order that has nothing to do with their names: no folder is always the last.
      .sort((a, b) => dateOf(a) - dateOf(b) || (a.sha256 < b.sha256 ? -1 : 1))
  )
}
