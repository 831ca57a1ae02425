import { join } from 'node:path'
import type { BackupFormat } from './backup-format'
import type { IndexLine } from './index-line'
import { readLines } from './read-lines'

/**
 * What a partial backup says it holds, the last line of each path. Torn lines are passed over.
 * @throws Node's system errors
 */
export async function readJournal(folder: string, format: BackupFormat): Promise<Map<string, IndexLine>> {
  const lines = new Map<string, IndexLine>()
  try {
    for await (const text of readLines(join(folder, format.journalName))) {
      const line = text === null ? null : format.decodeLine(text)
      if (line) lines.set(line.path, line)
    }
  } catch (error) {
    // Killed before the first item.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  return lines
}
