import { AgeError } from './age-error'
import { checkHeaderMac } from './header'
import { parseHeader } from './parse-header'
import { chunkBytes, createPayloadOpener, nonceBytes, tagBytes } from './payload'
import { createPieceReader, type PieceReader } from './piece-reader'
import { readHeader } from './read-header'
import type { Stanza } from './stanza'

type Unwrap = (stanzas: readonly Stanza[]) => Buffer | Promise<Buffer>

/** The content of an age file whose file key `unwrap` finds. @throws AgeError, and what `source` throws */
export async function* openStream(source: AsyncIterable<Uint8Array>, unwrap: Unwrap): AsyncGenerator<Buffer> {
  const reader = createPieceReader(source)
  try {
    const header = parseHeader(await readHeader(reader))
    const fileKey = await unwrap(header.stanzas)
    checkHeaderMac(fileKey, header.authenticated, header.mac)
    yield* openPayload(reader, fileKey)
  } finally {
    await reader.close()
  }
}

async function* openPayload(reader: PieceReader, fileKey: Uint8Array): AsyncGenerator<Buffer> {
  const nonce = Buffer.alloc(nonceBytes)
  if ((await reader.fill(nonce)) < nonceBytes)
    throw new AgeError('damaged', 'The file ends before its content')
  const opener = createPayloadOpener(fileKey, nonce)
  const sealed = Buffer.allocUnsafe(chunkBytes + tagBytes)
  for (let last = false; !last;) {
    const length = await reader.fill(sealed)
    last = await reader.isAtEnd()
    const plain = Buffer.allocUnsafeSlow(Math.max(0, length - tagBytes))
    opener.openChunk(sealed.subarray(0, length), last, plain)
    if (plain.length > 0) yield plain
  }
}
