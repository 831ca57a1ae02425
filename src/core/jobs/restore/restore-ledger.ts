import type { Tally } from '../../../shared/model/catalog'
import type { PutBack } from '../../data/source'
import type { RestoreTotals } from '../../../shared/model/restore'

/** How an item got onto the phone. */
export interface Arrival {
  /** Where it is now. */
  readonly path: string
  readonly bytes: number
  readonly how: 'new' | 'beside' | 'replaced'
  /** Compared with the phone's own SHA-256. */
  readonly checked: boolean
}

/** What a restore did; what it could not are the job's issues. */
export interface RestoreLedger {
  readonly arrivals: readonly Arrival[]
  addArrival(arrival: Arrival): void
  addThere(path: string, bytes: number): void
  /** Where everything is that is on the phone now. */
  paths(): readonly string[]
  /** It is there now, and was a favourite. */
  addFavourite(path: string): void
  favourites(): readonly string[]
  addSkipped(bytes: number): void
  /** What became of the things in an item that is no file; its bytes count where one of them is new on the phone. */
  addPutBack(bytes: number, result: PutBack): void
  totals(): RestoreTotals
}

export function createRestoreLedger(): RestoreLedger {
  const arrivals: Arrival[] = []
  const there = { count: 0, bytes: 0 }
  const therePaths: string[] = []
  const favourites = new Set<string>()
  const skipped = { count: 0, bytes: 0 }
  const putBack = { count: 0, bytes: 0 }
  const count = (test: (arrival: Arrival) => boolean) => arrivals.filter(test).length
  return {
    arrivals,
    addArrival: arrival => arrivals.push(arrival),
    addThere: (path, bytes) => {
      add(there, bytes)
      therePaths.push(path)
    },
    paths: () => [...arrivals.map(({ path }) => path), ...therePaths],
    addFavourite: path => favourites.add(path),
    favourites: () => [...favourites],
    addSkipped: bytes => add(skipped, bytes),
    addPutBack: (bytes, result) => {
      putBack.count += result.restored
      putBack.bytes += result.restored > 0 ? bytes : 0
      there.count += result.alreadyThere
      skipped.count += result.skipped
    },
    totals: () => ({
      restored: sum([...arrivals, putBack]),
      alreadyThere: { ...there },
      skipped: { ...skipped },
      keptBoth: count(({ how }) => how === 'beside'),
      replaced: count(({ how }) => how === 'replaced'),
      checkedByPhone: count(({ checked }) => checked),
      confirmed: putBack.count,
    }),
  }
}

function add(tally: { count: number; bytes: number }, bytes: number): void {
  tally.count += 1
  tally.bytes += bytes
}

/** An arrival is one thing. */
function sum(arrived: readonly { readonly count?: number; readonly bytes: number }[]): Tally {
  return {
    count: arrived.reduce((total, { count = 1 }) => total + count, 0),
    bytes: arrived.reduce((total, { bytes }) => total + bytes, 0),
  }
}
