import { randomBytes } from 'node:crypto'
import { chunkBytes, createPayloadSealer, nonceBytes, tagBytes } from './payload'
import { createPieceReader } from './piece-reader'

/** A whole age file: the header as given, then the payload of `source` under `fileKey`. */
export async function* sealStream(
  source: AsyncIterable<Uint8Array>,
  fileKey: Uint8Array,
  header: Buffer,
): AsyncGenerator<Buffer> {
  const reader = createPieceReader(source)
  try {
    const nonce = randomBytes(nonceBytes)
    yield Buffer.concat([header, nonce])
    const sealer = createPayloadSealer(fileKey, nonce)
    const chunk = Buffer.allocUnsafe(chunkBytes)
    for (let last = false; !last;) {
      const length = await reader.fill(chunk)
      // A full chunk is the last one when nothing follows: there is no empty chunk after others.
      last = await reader.isAtEnd()
      const sealed = Buffer.allocUnsafeSlow(length + tagBytes)
      sealer.sealChunk(chunk.subarray(0, length), last, sealed)
      yield sealed
    }
  } finally {
    await reader.close()
  }
}
