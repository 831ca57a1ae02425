import type { FileHandle } from 'node:fs/promises'

export interface ReadPiecesOptions {
  readonly signal?: AbortSignal | undefined
  /** No more than so many bytes. */
  readonly maxBytes?: number | undefined
  /** The most a piece holds, in bytes. */
  readonly pieceBytes: number
}

/**
 * The bytes of an open file from where it is, each piece the caller's. Not by a stream: Node's fails outside of its
 * iteration, where nobody can catch it, when its signal is aborted already.
 * @throws Node's system errors; the signal's reason
 */
export async function* readPieces(
  handle: FileHandle,
  { signal, maxBytes = Infinity, pieceBytes }: ReadPiecesOptions,
): AsyncGenerator<Buffer> {
  for (let left = maxBytes; left > 0;) {
    signal?.throwIfAborted()
    const buffer = Buffer.allocUnsafe(Math.min(pieceBytes, left))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
    if (bytesRead === 0) return
    left -= bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}
