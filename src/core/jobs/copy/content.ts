import { z } from 'zod'
import { insidePath, sha256 } from '../../format/fields'

/** What many backups may share: a file of a plain one, an encrypted file of an encrypted one. */
export interface Content {
  /** In the folder of the phone in the place. */
  readonly path: string
  /** Of the file as it lies there. */
  readonly bytes: number
  readonly sha256: string
  /** What people know it by, where the copy says it: its file in a plain backup. */
  readonly name?: string
}

/** `data.jsonl`: one line a file below `data/`. More fields may come. */
const dataLine = z.object({ file: insidePath, bytes: z.int().min(0), sha256 })

export function encodeDataLine({ path, bytes, sha256 }: Content): string {
  return JSON.stringify({ file: path, bytes, sha256 }) + '\n'
}

/** Null for a line that is not of this form. */
export function decodeDataLine(text: string): Content | null {
  try {
    const { file, ...rest } = dataLine.parse(JSON.parse(text))
    return file.startsWith('data/') ? { path: file, ...rest } : null
  } catch {
    return null
  }
}
