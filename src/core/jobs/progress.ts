import type { Hold, Progress } from '../../shared/model/job'
import { createSpeedWindow } from './speed-window'

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

/** What has been counted so far. */
interface Counts {
  hold: Hold | null
  itemsDone: number
  /** Of what was planned. */
  bytesDone: number
  /** Those that came, whatever was planned. */
  bytesMoved: number
  issueCount: number
  currentItem: string | null
}

const minMsBetween = 100

/** Counts for one job, and tells its listener at most ten times a second. */
export function createProgressMeter(options: MeterOptions): ProgressMeter {
  const { onProgress, now } = options
  const counts: Counts = {
    hold: null,
    itemsDone: 0,
    bytesDone: 0,
    bytesMoved: 0,
    issueCount: options.issueCount,
    currentItem: null,
  }
  const speed = createSpeedWindow(now)
  let toldAt = -Infinity

  const snapshot = () => progressOf(counts, options, speed.bytesPerSecond(counts.bytesMoved))
  const flush = () => {
    toldAt = now()
    onProgress(snapshot())
  }
  const changed = () => {
    speed.sample(counts.bytesMoved)
    if (now() - toldAt >= minMsBetween) flush()
  }
  return {
    itemStarted: name => {
      counts.currentItem = name
      changed()
    },
    bytesMoved: bytes => {
      counts.bytesMoved += bytes
      counts.bytesDone += bytes
      changed()
    },
    itemEnded: ({ plannedBytes, movedBytes }) => {
      counts.itemsDone += 1
      counts.bytesDone += plannedBytes - movedBytes
      changed()
    },
    itemTakenBack: bytes => {
      counts.itemsDone -= 1
      counts.bytesDone -= bytes
      changed()
    },
    issueFound: () => {
      counts.issueCount += 1
    },
    held: hold => {
      counts.hold = hold
      speed.restart(counts.bytesMoved)
      flush()
    },
    snapshot,
    flush,
  }
}

function progressOf(
  { hold, itemsDone, bytesDone, currentItem, issueCount }: Counts,
  { itemsTotal, bytesTotal }: MeterOptions,
  speed: number,
): Progress {
  const bytesPerSecond = hold ? 0 : speed
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
