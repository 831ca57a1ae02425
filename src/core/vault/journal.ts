import { open, readFile, truncate } from 'node:fs/promises'

/** A list on disk that grows by whole lines while a run goes on. */
export interface Journal {
  /** Call only when what the lines tell is on disk. Lines are written in the order of the calls. */
  append(lines: string): Promise<void>
  /** Flushes and closes. */
  finish(): Promise<void>
  /** Closes without more ado, after a failure. */
  abandon(): Promise<void>
}

/**
 * Opens a journal to be continued; what a kill left of a torn last line is cut off first.
 * @throws Node's system errors, also from `append` and `finish`
 */
export async function openJournal(file: string): Promise<Journal> {
  await cutTornLine(file)
  const handle = await open(file, 'a')
  // Once one append has failed, perhaps in mid-line, all later ones fail with it: nothing is written behind a torn line.
  let last: Promise<unknown> = Promise.resolve()
  let waiting = ''
  let next: Promise<void> | null = null

  /** All that came while the write before was going on goes into one. */
  const writeWaiting = async (before: Promise<unknown>) => {
    await before
    const text = waiting
    waiting = ''
    next = null
    await handle.appendFile(text)
  }
  return {
    append: lines => {
      waiting += lines
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
      await handle.sync()
      await handle.close()
    },
    abandon: async () => {
      await last.catch(() => undefined)
      await handle.close()
    },
  }
}

async function cutTornLine(file: string): Promise<void> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0))
  const whole = bytes.lastIndexOf(0x0a) + 1
  if (whole < bytes.length) await truncate(file, whole)
}
