import type { Tally } from '../../../shared/model/catalog'
import { perCategory, type Category } from '../../../shared/model/category'
import type { SavedTotals } from '../../../shared/model/job'
import type { IndexLine } from '../../format/index-line'

/** How an item got into the backup. */
export type Origin = 'copied' | 'linked' | 'kept'

/** What a run has saved; what it could not are the job's issues. */
export interface Ledger {
  /** By path on the phone. */
  readonly lines: ReadonlyMap<string, IndexLine>
  addSaved(line: IndexLine, origin: Origin): void
  /** What this run has not copied itself. */
  fromBefore(): readonly IndexLine[]
  /** It was read again, at that time, and is what was saved. */
  noteRead(path: string, at: number): void
  /** It was read again and is not what was saved: it does not count as saved. */
  takeBack(path: string): void
  saved(): Readonly<Record<Category, Tally>>
  totals(): SavedTotals
}

interface Entry {
  readonly origin: Origin
  readonly reread: boolean
}

export function createLedger(): Ledger {
  const lines = new Map<string, IndexLine>()
  const entries = new Map<string, Entry>()
  let rotten = 0

  const select = (fits: (line: IndexLine, entry: Entry) => boolean): readonly IndexLine[] =>
    [...lines.values()].filter(line => {
      const entry = entries.get(line.path)
      return entry !== undefined && fits(line, entry)
    })
  const tallyOf = (fits: (line: IndexLine, entry: Entry) => boolean) => sum(select(fits))
  return {
    lines,
    addSaved: (line, origin) => {
      lines.set(line.path, line)
      entries.set(line.path, { origin, reread: false })
    },
    fromBefore: () => select((_, { origin }) => origin !== 'copied'),
    noteRead: (path, at) => {
      const [line, entry] = [lines.get(path), entries.get(path)]
      if (!line || !entry) return
      lines.set(path, { ...line, lastRead: at })
      entries.set(path, { ...entry, reread: true })
    },
    takeBack: path => {
      if (lines.delete(path)) rotten += 1
      entries.delete(path)
    },
    saved: () => perCategory(category => tallyOf(line => line.category === category)),
    totals: () => ({
      copied: tallyOf((_, { origin }) => origin === 'copied'),
      linked: tallyOf((_, { origin }) => origin === 'linked'),
      kept: tallyOf((_, { origin }) => origin === 'kept'),
      checkedByPhone: tallyOf(({ shared, checked }) => !shared && checked === 'sha256').count,
      reread: tallyOf((_, { reread }) => reread),
      unread: unreadOf(select(({ shared }, { reread }) => shared === true && !reread)),
      rotten,
    }),
  }
}

function sum(lines: readonly IndexLine[]): Tally {
  return { count: lines.length, bytes: lines.reduce((total, { bytes }) => total + bytes, 0) }
}

function unreadOf(lines: readonly IndexLine[]): SavedTotals['unread'] {
  const dates = lines.flatMap(({ lastRead }) => lastRead ?? [])
  return {
    count: lines.length,
    oldest: dates.reduce<number | null>((oldest, date) => Math.min(oldest ?? date, date), null),
    unknown: lines.length - dates.length,
  }
}
