import { AgeError } from './age-error'
import { versionLine } from './header'
import type { PieceReader } from './piece-reader'

/**
 * Room for 600 recipients. The format sets no limit, but its MAC can be checked only after the last line, so until
 * then a file could make us hold as much as it likes.
 */
const maxHeaderBytes = 65_536
/** A version of some other length is another version. */
const maxVersionBytes = 256

/** c2sp.org/age, "Version line": every version begins so. */
const start = 'age-encryption.org/'
const armorStart = '-----BEGIN AGE ENCRYPTED FILE-----'

/**
 * Takes the header, and not a byte after it.
 * @throws AgeError `not-age`, `unsupported` for another version, ASCII armor or a header over 64 KiB, `damaged`
 */
export async function readHeader(reader: PieceReader): Promise<Buffer> {
  const first = await reader.takeLine(maxVersionBytes)
  checkVersion(first.toString('latin1'))
  const lines = [first]
  let length = first.length
  for (;;) {
    const line = await reader.takeLine(maxHeaderBytes - length)
    length += line.length
    lines.push(line)
    const text = line.toString('latin1', 0, 3)
    if (line.at(-1) !== 0x0a) throw cutOff(length)
    if (text === '---') return Buffer.concat(lines)
  }
}

function cutOff(length: number): AgeError {
  return length < maxHeaderBytes
    ? new AgeError('damaged', 'The file ends within its header')
    : new AgeError('unsupported', 'The header is too large')
}

function checkVersion(line: string): void {
  const wanted = `${versionLine}\n`
  if (line === wanted) return
  if (wanted.startsWith(line)) throw new AgeError('damaged', 'The file ends within its first line')
  if (line.startsWith(armorStart)) throw new AgeError('unsupported', 'The file is ASCII-armored')
  // A carriage return is no part of a version: the file went through something that changes line ends.
  if (line === `${versionLine}\r\n`) throw new AgeError('damaged', 'The line ends were changed')
  if (line.startsWith(start)) throw new AgeError('unsupported', 'It is another version of the age format')
  throw new AgeError('not-age', 'It is not an age file')
}
