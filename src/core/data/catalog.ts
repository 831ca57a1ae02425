import type { Tally } from '../../shared/model/catalog'
import { toPerCategory, type AnyCategory, type PerCategory } from '../../shared/model/category'
import type { BackupIssue } from '../../shared/model/issue'
import type { AccessByCategory, RecordAccess } from '../../shared/model/record-access'
import type { Entry } from '../phone/entry'
import type { ListEvent } from './source'

/** What has been found on one phone so far. An entry's place in `entries` is its id. */
export interface Catalog {
  readonly entries: readonly Entry[]
  readonly add: (event: ListEvent) => void
  tallies(): PerCategory<Tally>
  leftOut(): Tally
  /** What the phone lets be done with its records, as far as it has been asked. */
  access(): AccessByCategory
  /** Folders that Android keeps closed, by path. */
  readonly closed: readonly string[]
  readonly problems: readonly BackupIssue[]
}

export function createCatalog(): Catalog {
  const entries: Entry[] = []
  const closed: string[] = []
  const problems: BackupIssue[] = []
  const tallies = new Map<AnyCategory, { count: number; bytes: number }>()
  const leftOut = { count: 0, bytes: 0 }
  const access: Record<string, RecordAccess> = {}

  const tallyOf = (category: AnyCategory) => {
    const tally = tallies.get(category) ?? { count: 0, bytes: 0 }
    tallies.set(category, tally)
    return tally
  }
  return {
    entries,
    closed,
    problems,
    tallies: () => toPerCategory(copyOf(tallies), () => ({ count: 0, bytes: 0 })),
    leftOut: () => ({ ...leftOut }),
    access: () => ({ ...access }),
    add: event => {
      switch (event.kind) {
        case 'entry':
          entries.push(event.entry)
          return count(tallyOf(event.entry.category), event.entry.bytes)
        case 'left-out':
          return count(leftOut, event.bytes)
        case 'closed':
          closed.push(event.path)
          return
        case 'access':
          access[event.category] = event.access
          return
        case 'problem': {
          const { kind: _, ...problem } = event
          problems.push({ ...problem, during: 'listing' })
        }
      }
    },
  }
}

function count(tally: { count: number; bytes: number }, bytes: number): void {
  tally.count += 1
  tally.bytes += bytes
}

/** What is told of it stays what it was. */
function copyOf(tallies: ReadonlyMap<AnyCategory, Tally>): ReadonlyMap<AnyCategory, Tally> {
  return new Map([...tallies].map(([category, tally]) => [category, { ...tally }]))
}
