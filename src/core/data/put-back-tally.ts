import { ItemFailure } from '../errors/item-failure'
import type { BackupEntry, PutBack, RestoreTools } from './source'

/** What becomes of the records that are put back, by the item or entry that they are restored for. */
export interface PutBackTally {
  readonly count: (owner: BackupEntry, what: keyof PutBack) => void
  /** Tells what became of it, once. */
  readonly end: (owner: BackupEntry) => void
  /** Tells that it failed, unless its end has been told. */
  readonly fail: (owner: BackupEntry, failure: ItemFailure) => void
  /** Whether its end has been told. */
  readonly hasEnded: (owner: BackupEntry) => boolean
  /** Runs `work`: what fails alone is a failure of these that have not ended. @throws all else */
  readonly guard: (owners: readonly BackupEntry[], work: () => Promise<void>) => Promise<void>
}

export function createPutBackTally({ done, failed }: RestoreTools): PutBackTally {
  const counts = new Map<BackupEntry, Record<keyof PutBack, number>>()
  const ended = new Set<BackupEntry>()
  const of = (owner: BackupEntry) => {
    const known = counts.get(owner) ?? { restored: 0, alreadyThere: 0, skipped: 0, refused: 0 }
    counts.set(owner, known)
    return known
  }
  const fail = (owner: BackupEntry, failure: ItemFailure) => {
    if (ended.has(owner)) return
    ended.add(owner)
    failed(owner, failure)
  }
  return {
    count: (owner, what) => void (of(owner)[what] += 1),
    end: owner => {
      if (ended.has(owner)) return
      ended.add(owner)
      done(owner, of(owner))
    },
    fail,
    hasEnded: owner => ended.has(owner),
    guard: async (owners, work) => {
      try {
        await work()
      } catch (error) {
        if (!(error instanceof ItemFailure)) throw error
        for (const owner of owners) fail(owner, error)
      }
    },
  }
}
