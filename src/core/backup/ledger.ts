import type { Tally } from '../../shared/model/catalog'
import { perCategory, type Category } from '../../shared/model/category'
import type { BackupIssue, SavedTotals } from '../../shared/model/job'
import type { IndexLine } from '../vault/index-line'

/** How an item got into the backup. */
export type Origin = 'copied' | 'linked' | 'kept'

/** What a run has saved and what it could not. */
export interface Ledger {
  readonly issues: readonly BackupIssue[]
  /** By path on the phone. */
  readonly lines: ReadonlyMap<string, IndexLine>
  addSaved(line: IndexLine, origin: Origin): void
  addIssue(issue: BackupIssue): void
  saved(): Readonly<Record<Category, Tally>>
  totals(): SavedTotals
}

export function createLedger(listingIssues: readonly BackupIssue[]): Ledger {
  const issues = [...listingIssues]
  const lines = new Map<string, IndexLine>()
  const saved = perCategory(() => ({ count: 0, bytes: 0 }))
  const origins = {
    copied: { count: 0, bytes: 0 },
    linked: { count: 0, bytes: 0 },
    kept: { count: 0, bytes: 0 },
  }
  let checkedByPhone = 0
  return {
    issues,
    lines,
    addIssue: issue => issues.push(issue),
    addSaved: (line, origin) => {
      lines.set(line.path, line)
      add(saved[line.category], line.bytes)
      add(origins[origin], line.bytes)
      if (line.checked === 'sha256') checkedByPhone += 1
    },
    saved: () => perCategory(category => ({ ...saved[category] })),
    totals: () => ({
      copied: { ...origins.copied },
      linked: { ...origins.linked },
      kept: { ...origins.kept },
      checkedByPhone,
    }),
  }
}

function add(tally: { count: number; bytes: number }, bytes: number): void {
  tally.count += 1
  tally.bytes += bytes
}
