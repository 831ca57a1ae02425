import type { Tally } from '../../../shared/model/catalog'
import type { SavedTotals } from '../../../shared/model/backup-report'
import { entryCountOf, referenceOf, type IndexLine } from '../../format/index-line'

/** How an item got into the backup. */
export type Origin = 'copied' | 'linked' | 'kept'

/** What a run has saved; what it could not are the job's issues. */
export interface Ledger {
  /** By reference. */
  readonly lines: ReadonlyMap<string, IndexLine>
  addSaved(line: IndexLine, origin: Origin): void
  /** What this run has not copied itself. */
  fromBefore(): readonly IndexLine[]
  /** It was read again, at that time, and is what was saved. */
  noteRead(reference: string, at: number): void
  /** Another line of what was saved, which says more of it. */
  tellMore(line: IndexLine): void
  /** It was read again and is not what was saved: it does not count as saved. */
  takeBack(reference: string): void
  /** By category: what a person counts, and bytes. */
  saved(): ReadonlyMap<string, Tally>
  /** All lines. */
  total(): Tally
  totals(): SavedTotals
}

/** How an item got into the backup. */
interface Provenance {
  readonly origin: Origin
  readonly reread: boolean
}

export function createLedger(): Ledger {
  const lines = new Map<string, IndexLine>()
  const provenances = new Map<string, Provenance>()
  let rotten = 0

  const select = (fits: (line: IndexLine, provenance: Provenance) => boolean): readonly IndexLine[] =>
    [...lines.values()].filter(line => {
      const provenance = provenances.get(referenceOf(line))
      return provenance !== undefined && fits(line, provenance)
    })
  const tallyOf = (fits: (line: IndexLine, provenance: Provenance) => boolean) => sum(select(fits))
  return {
    lines,
    addSaved: (line, origin) => {
      const reference = referenceOf(line)
      lines.set(reference, line)
      provenances.set(reference, { origin, reread: false })
    },
    fromBefore: () => select((_, { origin }) => origin !== 'copied'),
    noteRead: (reference, at) => {
      const [line, provenance] = [lines.get(reference), provenances.get(reference)]
      if (!line || !provenance) return
      lines.set(reference, { ...line, lastRead: at })
      provenances.set(reference, { ...provenance, reread: true })
    },
    tellMore: line => {
      if (lines.has(referenceOf(line))) lines.set(referenceOf(line), line)
    },
    takeBack: reference => {
      if (lines.delete(reference)) rotten += 1
      provenances.delete(reference)
    },
    saved: () => byCategory(lines.values()),
    total: () => sum([...lines.values()]),
    totals: () => ({
      copied: tallyOf((_, { origin }) => origin === 'copied'),
      linked: tallyOf((_, { origin }) => origin === 'linked'),
      kept: tallyOf((_, { origin }) => origin === 'kept'),
      checkedByPhone: tallyOf(({ shared, checked }) => !shared && checked === 'sha256').count,
      checkedByVersion: tallyOf(({ shared, checked }) => !shared && checked === 'version').count,
      reread: tallyOf((_, { reread }) => reread),
      unread: unreadOf(select(({ shared }, { reread }) => shared === true && !reread)),
      rotten,
    }),
  }
}

function byCategory(lines: Iterable<IndexLine>): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const line of lines) {
    const { count, bytes } = tallies.get(line.category) ?? { count: 0, bytes: 0 }
    tallies.set(line.category, { count: count + entryCountOf(line), bytes: bytes + line.bytes })
  }
  return tallies
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
