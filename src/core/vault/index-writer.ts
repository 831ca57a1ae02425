import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { indexName } from './layout'
import { encodeIndexLine, type IndexLine } from './index-line'

export interface IndexWriter {
  /** Call only when the file is whole under its final name. Lines are written in the order of the calls. */
  append(line: IndexLine): Promise<void>
  /** Flushes and closes; gives the SHA-256 of the whole index in hexadecimal. */
  finish(): Promise<string>
  /** Closes without more ado, after a failure. */
  abandon(): Promise<void>
}

/** @throws Node's system errors, also from `append` and `finish` */
export async function createIndex(backupFolder: string): Promise<IndexWriter> {
  const handle = await open(join(backupFolder, indexName), 'ax')
  const hash = createHash('sha256')
  // Once one append has failed, perhaps in mid-line, all later ones fail with it: nothing is written behind a torn line.
  let last: Promise<unknown> = Promise.resolve()
  return {
    append: line => {
      const bytes = Buffer.from(encodeIndexLine(line))
      const written = last.then(async () => {
        await handle.appendFile(bytes)
        hash.update(bytes)
      })
      last = written
      // Whoever asked for it is told by `written`; the chain itself is nobody's to handle.
      written.catch(() => undefined)
      return written
    },
    finish: async () => {
      await last
      await handle.sync()
      await handle.close()
      return hash.digest('hex')
    },
    abandon: async () => {
      await last.catch(() => undefined)
      await handle.close()
    },
  }
}
