import { isErrno } from '../errors/is-errno'
import { join } from 'node:path'
import type { BackupFormat } from './backup-format'
import { referenceOf, type IndexLine } from './index-line'
import { incomingFolder } from './layout'
import { listFiles } from '../disk/list-files'
import { readLines } from '../disk/read-lines'

/** What a partial backup says it holds. */
export interface ReadJournal {
  /** The last line of each item, by reference. */
  readonly lines: ReadonlyMap<string, IndexLine>
  /** False when more is wrong with it than a torn last line: then it does not tell all that is there. */
  readonly intact: boolean
}

/**
 * Reads the journal of a partial backup.
 * @throws Node's system errors
 */
export async function readJournal(folder: string, format: BackupFormat): Promise<ReadJournal> {
  const lines = new Map<string, IndexLine>()
  let bad = 0
  let lastBad: string | null | undefined
  try {
    for await (const text of readLines(join(folder, format.journalName))) {
      if (lastBad !== undefined) bad += 1
      const line = text === null ? null : format.decodeLine(text)
      lastBad = line || text === '' ? undefined : text
      if (line) lines.set(referenceOf(line), line)
    }
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error
    // Killed before the first item, or lost.
    return { lines, intact: !(await holdsItems(folder)) }
  }
  const torn = lastBad === undefined || (lastBad !== null && format.isTornLine(lastBad))
  return { lines, intact: bad === 0 && torn }
}

/** The backup's own files lie beside the folders of what it holds. */
async function holdsItems(folder: string): Promise<boolean> {
  for await (const { file } of listFiles(folder))
    if (file.includes('/') && !file.startsWith(`${incomingFolder}/`)) return true
  return false
}
