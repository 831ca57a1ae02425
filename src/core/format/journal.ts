import { isErrno } from '../errors/is-errno'
import { open, type FileHandle } from 'node:fs/promises'
import { openRegularFile } from '../disk/read-small-file'

/** A list on disk that grows by whole lines while a run goes on. */
export interface Journal {
  /**
   * Call only when what the lines tell is at its place. Lines are written in the order of the calls.
   * @param bytes of the items they tell of: what a power cut may cost is bounded by them
   */
  append(lines: string, bytes: number): Promise<void>
  /** Flushes and closes. */
  finish(): Promise<void>
  /** Closes without more ado, after a failure. */
  abandon(): Promise<void>
}

export interface JournalOptions {
  /** Asked right before each write. @throws when the list is another run's by now */
  readonly prove?: () => Promise<void>
  /** Flushes the names of what the lines tell of: before the lines, so that what is listed is there. */
  readonly syncNames?: () => Promise<void>
}

/** A power cut costs no more than what was saved in so many milliseconds, or so many bytes. */
const maxUnflushedMs = 1_000
const maxUnflushedBytes = 64 * 1024 * 1024

/**
 * Opens a journal to be continued; what a kill or a power cut left behind the last whole line is cut off first.
 * @throws Node's system errors, also from `append` and `finish`; what `prove` and `syncNames` throw
 */
export async function openJournal(file: string, options: JournalOptions = {}): Promise<Journal> {
  await cutTornLine(file)
  const handle = await open(file, 'a')
  const flush = async () => {
    await options.syncNames?.()
    await handle.datasync()
  }
  const flusher = createFlusher(flush)
  // Once one append has failed, perhaps in mid-line, all later ones fail with it: nothing is written behind a torn line.
  let last: Promise<unknown> = Promise.resolve()
  let waiting = ''
  let waitingBytes = 0
  let next: Promise<void> | null = null

  /** All that came while the write before was going on goes into one. */
  const writeWaiting = async (before: Promise<unknown>) => {
    await before
    await options.prove?.()
    const [text, bytes] = [waiting, waitingBytes]
    waiting = ''
    waitingBytes = 0
    next = null
    await handle.appendFile(text)
    await flusher.wrote(bytes)
  }
  return {
    append: (lines, bytes) => {
      waiting += lines
      waitingBytes += bytes
      if (!next) {
        next = writeWaiting(last)
        // Whoever asked for it is told; the chain itself is nobody's to handle.
        next.catch(() => undefined)
        last = next
      }
      return next
    },
    finish: async () => {
      await last
      await flusher.finish()
      await handle.close()
    },
    abandon: async () => {
      await last.catch(() => undefined)
      await flusher.finish().catch(() => undefined)
      await handle.close()
    },
  }
}

/** Group commit: flushes for many writes at once, soon enough. */
function createFlusher(flush: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined
  let unflushedBytes = 0
  // A failed one fails all that follows.
  let last: Promise<void> = Promise.resolve()
  let failed = false

  const flushNow = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    unflushedBytes = 0
    last = last.then(flush)
    last.catch(() => (failed = true))
    return last
  }
  return {
    /** @throws what an earlier flush threw */
    wrote: async (bytes: number): Promise<void> => {
      unflushedBytes += bytes
      timer ??= setTimeout(() => void flushNow(), maxUnflushedMs)
      if (failed || unflushedBytes >= maxUnflushedBytes) await flushNow()
    },
    finish: flushNow,
  }
}

async function cutTornLine(file: string): Promise<void> {
  const handle = await openRegularFile(file, 'read-write').catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return null
    throw error
  })
  if (!handle) return
  try {
    const { size } = await handle.stat()
    const whole = await findLastLine(handle, size)
    if (whole < size) await handle.truncate(whole)
  } finally {
    await handle.close()
  }
}

const blockBytes = 64 * 1024
const lineFeed = 0x0a

/** Behind the last line feed; 0 when there is none. */
async function findLastLine(handle: FileHandle, size: number): Promise<number> {
  const block = Buffer.allocUnsafe(blockBytes)
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - blockBytes)
    const { bytesRead } = await handle.read(block, 0, end - start, start)
    const at = block.subarray(0, bytesRead).lastIndexOf(lineFeed)
    if (at >= 0) return start + at + 1
    end = start
  }
  return 0
}
