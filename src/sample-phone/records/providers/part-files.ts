import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Row } from '../sql/expressions'

/** The files that rows of the phone's databases point to, by their `_data`. */
export interface PartFiles {
  readonly read: (row: Row) => Promise<Buffer>
  readonly write: (row: Row, bytes: Buffer) => Promise<void>
}

/** @param sample the bytes of a file that the phone comes with; undefined for any other */
export function createPartFiles(
  root: string,
  sample: (path: string) => Promise<Buffer> | undefined,
): PartFiles {
  const hostOf = (row: Row): string => join(root, String(row['_data']))
  return {
    read: async row => {
      try {
        return await readFile(hostOf(row))
      } catch {
        // Nothing was written: the file is one that the phone came with, or is empty still.
        return (await sample(String(row['_data']))) ?? Buffer.alloc(0)
      }
    },
    write: async (row, bytes) => {
      const host = hostOf(row)
      await mkdir(dirname(host), { recursive: true, mode: 0o700 })
      await writeFile(host, bytes, { mode: 0o600 })
    },
  }
}
