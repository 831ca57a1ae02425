import { join } from 'node:path'
import { decodeIndexLine, type IndexLine } from './index-line'
import { indexName } from './layout'
import { decodeLines, readLines, type ReadLinesOptions } from '../disk/read-lines'

/**
 * The items of a plain backup folder, complete or partial. Lines that cannot be read, such as one torn by a power cut,
 * are told to `onBadLine` by number, from 1.
 * @throws Node's system errors
 */
export function readIndex(
  backupFolder: string,
  onBadLine: (lineNumber: number) => void = () => {},
  options: ReadLinesOptions = {},
): AsyncGenerator<IndexLine> {
  return decodeLines(readLines(join(backupFolder, indexName), options), decodeIndexLine, onBadLine)
}
