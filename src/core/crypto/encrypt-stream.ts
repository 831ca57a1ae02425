import { randomBytes } from 'node:crypto'
import { writeHeader } from './header'
import { sealStream } from './seal-stream'
import { fileKeyBytes } from './wrap-file-key'

/**
 * An age file for one recipient, `sealedBytes(length of the source)` long. Each run gives another file.
 * Holds one chunk of 64 KiB besides the piece at hand; each buffer it yields is the caller's.
 * @param recipient 32 bytes, from `parseRecipient`
 * @throws AgeError `damaged` for a recipient of low order, and what `source` throws
 */
export async function* encryptStream(
  source: AsyncIterable<Uint8Array>,
  recipient: Uint8Array,
): AsyncGenerator<Buffer> {
  const fileKey = randomBytes(fileKeyBytes)
  yield* sealStream(source, fileKey, writeHeader(fileKey, recipient))
}
