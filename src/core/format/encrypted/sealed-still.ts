import { Readable } from 'node:stream'
import { decryptStream } from '../../crypto/decrypt-stream'
import { encryptStream } from '../../crypto/encrypt-stream'
import { parseRecipient, type Identity } from '../../crypto/identity'

/** An age file in base64: a later backup takes it along as it is, and only the password opens it. */
export async function sealStill(picture: Uint8Array, recipient: string): Promise<string> {
  const sealed = encryptStream(Readable.from([picture]), parseRecipient(recipient))
  return (await collect(sealed)).toString('base64')
}

/** @throws AgeError */
export async function openStill(text: string, identity: Identity): Promise<Buffer> {
  return await collect(decryptStream(Readable.from([Buffer.from(text, 'base64')]), identity))
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const collected: Buffer[] = []
  for await (const piece of pieces) collected.push(piece)
  return Buffer.concat(collected)
}
