import { readPieces } from './read-pieces'
import { openRegularFile } from './read-small-file'

const pieceBytes = 64 * 1024
/** Far longer than the longest path of a phone, however it is escaped. */
const maxLineLength = 64 * 1024

export interface ReadLinesOptions {
  readonly signal?: AbortSignal | undefined
  /** No more is read; the last line may be torn. */
  readonly maxBytes?: number
}

/** The lines of a text file, as `splitLines` gives them. @throws Node's system errors; the signal's reason */
export async function* readLines(
  file: string,
  { signal, maxBytes }: ReadLinesOptions = {},
): AsyncGenerator<string | null> {
  const handle = await openRegularFile(file)
  try {
    yield* splitLines(readPieces(handle, { signal, maxBytes, pieceBytes }))
  } finally {
    await handle.close()
  }
}

/**
 * The lines of UTF-8 text, without their ends; null stands for one that is longer than any of ours, of which no more is
 * kept in memory.
 */
export async function* splitLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder()
  let rest = ''
  let tooLong = false
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    // Zeros at the end, however many, are no line: a power cut leaves them where a file has grown on a disk.
    rest = lines.pop() ?? ''
    rest = rest.slice(0, endOfText(rest) + 1)
    for (const line of lines) {
      yield tooLong || line.length > maxLineLength ? null : line
      tooLong = false
    }
    if (rest.length > maxLineLength) {
      tooLong = true
      rest = ''
    }
  }
  const last = rest.slice(0, endOfText(rest))
  if (tooLong) yield null
  else if (last !== '') yield last
}

/** Where the zeros at the end of a text begin. */
function endOfText(text: string): number {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 0) end -= 1
  return end
}

/** What lines say; those that say nothing we know are told by number, from 1. Empty ones are passed over. */
export async function* decodeLines<T>(
  texts: AsyncIterable<string | null>,
  decode: (text: string) => T | null,
  onBadLine: (lineNumber: number) => void,
): AsyncGenerator<T> {
  let number = 0
  for await (const text of texts) {
    number += 1
    const line = text === null ? null : decode(text)
    if (line) yield line
    else if (text !== '') onBadLine(number)
  }
}
