import type { Hold, Progress } from '../../shared/model/job'

export interface ProgressMeter {
  readonly itemStarted: (name: string) => void
  readonly bytesMoved: (bytes: number) => void
  /** An item is over, saved or not: `plannedBytes` counts as done even when fewer or more were moved. */
  readonly itemEnded: (end: { readonly plannedBytes: number; readonly movedBytes: number }) => void
  /** An item that had ended has to be done once more. */
  readonly itemTakenBack: (bytes: number) => void
  readonly issueFound: () => void
  /** The job stands still for a reason, or goes on (null). */
  readonly held: (hold: Hold | null) => void
  readonly snapshot: () => Progress
  /** Tells the last state now, however short ago the one before was. */
  readonly flush: () => void
}

interface MeterOptions {
  readonly itemsTotal: number
  readonly bytesTotal: number
  /** Known before the first item. */
  readonly issueCount: number
  readonly onProgress: (progress: Progress) => void
  /** Milliseconds, never going back. */
  readonly now: () => number
}

const minMsBetween = 100
const speedWindowMs = 5_000
const sampleMs = 250

/** Counts for one job, and tells its listener at most ten times a second. */
export function createProgressMeter(options: MeterOptions): ProgressMeter {
  const { itemsTotal, bytesTotal, onProgress, now } = options
  const startedAt = now()
  let samples = [{ at: startedAt, moved: 0 }]
  let hold: Hold | null = null
  let itemsDone = 0
  let bytesDone = 0
  let moved = 0
  let { issueCount } = options
  let currentItem: string | null = null
  let toldAt = -Infinity

  const speed = (): number => {
    const oldest = samples[0]
    const elapsedMs = now() - (oldest?.at ?? startedAt)
    return elapsedMs < 1 ? 0 : ((moved - (oldest?.moved ?? 0)) * 1000) / elapsedMs
  }
  const sample = () => {
    const at = now()
    const newest = samples.at(-1)
    if (newest && at - newest.at < sampleMs) return
    samples.push({ at, moved })
    while (samples.length > 2 && at - (samples[1]?.at ?? at) >= speedWindowMs) samples.shift()
  }
  const snapshot = (): Progress => {
    const bytesPerSecond = hold ? 0 : speed()
    const left = Math.max(0, bytesTotal - bytesDone)
    return {
      hold,
      itemsDone,
      itemsTotal,
      bytesDone: Math.min(bytesDone, bytesTotal),
      bytesTotal,
      currentItem,
      bytesPerSecond,
      remainingSeconds: bytesPerSecond > 0 ? left / bytesPerSecond : null,
      issueCount,
    }
  }
  const flush = () => {
    toldAt = now()
    onProgress(snapshot())
  }
  const tell = () => {
    sample()
    if (now() - toldAt >= minMsBetween) flush()
  }
  return {
    itemStarted: name => {
      currentItem = name
      tell()
    },
    bytesMoved: bytes => {
      moved += bytes
      bytesDone += bytes
      tell()
    },
    itemEnded: ({ plannedBytes, movedBytes }) => {
      itemsDone += 1
      bytesDone += plannedBytes - movedBytes
      tell()
    },
    itemTakenBack: bytes => {
      itemsDone -= 1
      bytesDone -= bytes
      tell()
    },
    issueFound: () => {
      issueCount += 1
    },
    held: reason => {
      hold = reason
      // The time it stood still says nothing about its speed.
      samples = [{ at: now(), moved }]
      flush()
    },
    snapshot,
    flush,
  }
}
