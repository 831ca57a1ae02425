import type { FileHandle } from 'node:fs/promises'

/** Writes what it is given one after the other to one file, without a copy. After a failure all fails with it. */
export interface WriteQueue {
  /**
   * Takes the next bytes. Resolves when their memory may be used again; need not be waited for.
   * @throws Node's system errors
   */
  readonly add: (bytes: Buffer) => Promise<void>
  /** Null when there is room for more; else resolves when there is. @throws like `add` */
  readonly room: () => Promise<void> | null
  /** Resolves when all is written. @throws like `add` */
  readonly drained: () => Promise<void>
}

/** More than the buffers of a lane from the phone hold: those slow the phone before. */
const maxWaitingBytes = 4 * 1024 * 1024

/** @param start where in the file the first bytes go */
export function createWriteQueue(handle: FileHandle, start: number): WriteQueue {
  let position = start
  let waitingBytes = 0
  let waiting: Buffer[] = []
  let next: Promise<void> | null = null
  let last: Promise<void> = Promise.resolve()

  /** All that came while the write before was going on, and all of one turn, goes into one. */
  const writeWaiting = async (before: Promise<void>) => {
    await before
    const parts = waiting
    waiting = []
    next = null
    const bytes = countBytes(parts)
    await writeFully(handle, parts, position)
    position += bytes
    waitingBytes -= bytes
  }
  return {
    add: bytes => {
      waiting.push(bytes)
      waitingBytes += bytes.length
      if (!next) {
        next = writeWaiting(last)
        // Those who wait are told; that nobody does is no fault.
        next.catch(() => undefined)
        last = next
      }
      return next
    },
    room: () => (waitingBytes > maxWaitingBytes ? last : null),
    drained: () => last,
  }
}

/** A write may take less than it was given, as on a disk that is nearly full. */
async function writeFully(handle: FileHandle, parts: readonly Buffer[], position: number): Promise<void> {
  let left = parts
  for (let at = position; left.length > 0;) {
    const { bytesWritten } = await handle.writev(left, at)
    at += bytesWritten
    left = skipBytes(left, bytesWritten)
  }
}

function skipBytes(parts: readonly Buffer[], bytes: number): readonly Buffer[] {
  let toSkip = bytes
  return parts.flatMap(part => {
    const skipped = Math.min(toSkip, part.length)
    toSkip -= skipped
    return skipped < part.length ? [part.subarray(skipped)] : []
  })
}

function countBytes(parts: readonly Buffer[]): number {
  return parts.reduce((total, { length }) => total + length, 0)
}
