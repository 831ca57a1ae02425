import type { Identity } from './identity'
import { openStream } from './open-stream'
import { unwrapWithIdentity } from './x25519-stanza'

/**
 * The content of an age file, chunk by chunk. Each chunk it yields is authentic and in its place, but only the end of
 * the iteration without an error says that the file is whole.
 * Holds one chunk of 64 KiB besides the piece at hand; each buffer it yields is the caller's.
 * @throws AgeError `not-age`, `wrong-key`, `damaged`, `unsupported`, and what `source` throws
 */
export function decryptStream(source: AsyncIterable<Uint8Array>, identity: Identity): AsyncGenerator<Buffer> {
  return openStream(source, stanzas => unwrapWithIdentity(stanzas, identity))
}
