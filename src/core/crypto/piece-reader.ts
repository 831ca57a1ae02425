/** Takes bytes from pieces of any size. Holds no more than the piece at hand. */
export interface PieceReader {
  /** Fills `target`; answers how many bytes it got, fewer than its length only at the end. */
  readonly fill: (target: Uint8Array) => Promise<number>
  /** Takes the bytes up to and with the next line feed; without one at the end, or once there are `limit` of them. */
  readonly takeLine: (limit: number) => Promise<Buffer>
  /** Whether all bytes have been taken. May wait for the next piece. */
  readonly isAtEnd: () => Promise<boolean>
  /** Tells the source that no more is wanted. */
  readonly close: () => Promise<void>
}

const lineFeed = 0x0a

/** All answers throw what the source throws. */
export function createPieceReader(source: AsyncIterable<Uint8Array>): PieceReader {
  const pieces = source[Symbol.asyncIterator]()
  let piece: Uint8Array = new Uint8Array(0)
  let isDone = false

  const isAtEnd = async () => {
    while (piece.length === 0 && !isDone) {
      const result = await pieces.next()
      if (result.done) isDone = true
      else piece = result.value
    }
    return piece.length === 0
  }
  const take = (length: number) => {
    const taken = piece.subarray(0, length)
    piece = piece.subarray(length)
    return taken
  }
  const fill = async (target: Uint8Array) => {
    let filled = 0
    while (filled < target.length && !(await isAtEnd())) {
      const taken = take(target.length - filled)
      target.set(taken, filled)
      filled += taken.length
    }
    return filled
  }
  const takeLine = async (limit: number) => {
    const parts: Uint8Array[] = []
    let length = 0
    while (length < limit && !(await isAtEnd())) {
      const end = piece.indexOf(lineFeed) + 1
      const part = take(Math.min(end === 0 ? piece.length : end, limit - length))
      parts.push(part)
      length += part.length
      if (part.at(-1) === lineFeed) break
    }
    return Buffer.concat(parts)
  }
  const close = async () => {
    if (!isDone) await pieces.return?.()
  }
  return { fill, takeLine, isAtEnd, close }
}
