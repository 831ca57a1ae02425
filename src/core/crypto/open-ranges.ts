import { AgeError } from './age-error'
import { checkHeaderMac } from './header'
import type { Identity } from './identity'
import { parseHeader } from './parse-header'
import { chunkBytes, createPayloadOpener, nonceBytes, tagBytes } from './payload'
import { createPieceReader } from './piece-reader'
import { readHeader } from './read-header'
import { unwrapWithIdentity } from './x25519-stanza'

/** An age file that can be read from anywhere. */
export interface RandomSource {
  readonly bytes: number
  /** Fills `target` from `position` on; answers how many bytes it got, fewer than its length only at the end. */
  readonly read: (target: Uint8Array, position: number) => Promise<number>
}

/** The content of an age file, from anywhere in it. */
export interface OpenRanges {
  /** Length of the content. It is authentic: the last chunk has been opened as the last. */
  readonly bytes: number
  /**
   * The bytes from `start` up to `end`, chunk by chunk, each authentic and in its place. Each buffer is the caller's.
   * @throws AgeError `damaged`; RangeError for what is not in the file; what the source throws
   */
  readonly read: (start: number, end: number) => AsyncGenerator<Buffer>
}

const sealedChunkBytes = chunkBytes + tagBytes
/** A header for one recipient is 182 bytes long. */
const headerPieceBytes = 256

/**
 * Opens an age file without reading more of it than its header and its last chunk.
 * @throws AgeError `not-age`, `wrong-key`, `damaged`, `unsupported`; what `source` throws
 */
export async function openRanges(source: RandomSource, identity: Identity): Promise<OpenRanges> {
  const header = await readHeader(createPieceReader(piecesOf(source)))
  const { stanzas, authenticated, mac } = parseHeader(header)
  const fileKey = unwrapWithIdentity(stanzas, identity)
  checkHeaderMac(fileKey, authenticated, mac)
  const nonce = Buffer.alloc(nonceBytes)
  await fill(source, nonce, header.length)
  const payloadStart = header.length + nonceBytes
  const payload = source.bytes - payloadStart
  // A content of nothing is one chunk of nothing.
  const chunks = Math.max(1, Math.ceil(payload / sealedChunkBytes))

  async function* openFrom(firstChunk: number, endChunk: number): AsyncGenerator<Buffer> {
    const opener = createPayloadOpener(fileKey, nonce, firstChunk)
    for (let chunk = firstChunk; chunk < endChunk; chunk++) {
      const at = chunk * sealedChunkBytes
      const sealed = Buffer.allocUnsafeSlow(Math.max(0, Math.min(sealedChunkBytes, payload - at)))
      await fill(source, sealed, payloadStart + at)
      const plain = Buffer.allocUnsafeSlow(Math.max(0, sealed.length - tagBytes))
      opener.openChunk(sealed, chunk === chunks - 1, plain)
      yield plain
    }
  }
  // Without it a file that was cut off between two chunks would pass for a shorter one.
  await openFrom(chunks - 1, chunks).next()
  const bytes = payload - chunks * tagBytes
  return {
    bytes,
    read: async function* (start, end) {
      if (!(start >= 0 && start <= end && end <= bytes)) throw new RangeError('That is not in the file')
      if (start === end) return
      const first = Math.floor(start / chunkBytes)
      let at = first * chunkBytes
      for await (const chunk of openFrom(first, Math.ceil(end / chunkBytes))) {
        yield chunk.subarray(Math.max(0, start - at), end - at)
        at += chunk.length
      }
    },
  }
}

async function fill(source: RandomSource, target: Uint8Array, position: number): Promise<void> {
  if ((await source.read(target, position)) < target.length)
    throw new AgeError('damaged', 'The file was cut off')
}

async function* piecesOf(source: RandomSource): AsyncGenerator<Buffer> {
  for (let at = 0; at < source.bytes;) {
    const piece = Buffer.alloc(headerPieceBytes)
    const length = await source.read(piece, at)
    if (length === 0) return
    yield piece.subarray(0, length)
    at += length
  }
}
