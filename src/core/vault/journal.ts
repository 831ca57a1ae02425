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
  return {
    append: lines => {
      const written = last.then(async () => await handle.appendFile(lines))
      last = written
      // Whoever asked for it is told by `written`; the chain itself is nobody's to handle.
      written.catch(() => undefined)
      return written
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
