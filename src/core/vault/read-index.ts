import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { decodeIndexLine, type IndexLine } from './index-line'
import { indexName } from './layout'

/**
 * The items of a backup folder, complete or partial. Lines that cannot be read, such as one torn by a power cut, are
 * told to `onBadLine` by number, from 1.
 * @throws Node's system errors
 */
export async function* readIndex(
  backupFolder: string,
  onBadLine: (lineNumber: number) => void = () => {},
): AsyncGenerator<IndexLine> {
  const input = createReadStream(join(backupFolder, indexName), 'utf8')
  let number = 0
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    number += 1
    const line = decodeIndexLine(text)
    if (line) yield line
    else if (text !== '') onBadLine(number)
  }
}
