import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseRecipient } from '../crypto/identity'
import { writeHeader } from '../crypto/header'
import { chunkBytes, createPayloadOpener, createPayloadSealer, nonceBytes, tagBytes } from '../crypto/payload'
import { openRecord, sealRecord } from '../crypto/sealed-record'
import { blockBytes, type PartFormat } from './part-format'
import { writeAtomically } from './write-atomically'

const fileKeyBytes = 16
const chunksPerBlock = blockBytes / chunkBytes
const sealedChunkBytes = chunkBytes + tagBytes

export const sealedBlockBytes = chunksPerBlock * sealedChunkBytes

/** Where the key of one unfinished file is kept, sealed, so that another run can go on with it. */
export interface PartKeeper {
  readonly key: Uint8Array
  readonly file: string
}

/**
 * A new age file, under a key that no other file had: what an earlier one under the same name was sealed with is
 * forgotten.
 * @throws Node's system errors
 */
export async function newSealedPart(recipient: string, keeper: PartKeeper | null): Promise<PartFormat> {
  const fileKey = randomBytes(fileKeyBytes)
  const head = Buffer.concat([writeHeader(fileKey, parseRecipient(recipient)), randomBytes(nonceBytes)])
  // Before the first byte of the part: what is on disk can then always be continued.
  if (keeper)
    await writeAtomically(keeper.file, sealRecord(keeper.key, Buffer.concat([fileKey, head]), 'part'))
  return sealedPart(fileKey, head)
}

/** The age file that an earlier run began; null when there is none, or its key is not ours to read. */
export async function continueSealedPart({ key, file }: PartKeeper): Promise<PartFormat | null> {
  try {
    const record = openRecord(key, await readFile(file), 'part')
    return sealedPart(record.subarray(0, fileKeyBytes), record.subarray(fileKeyBytes))
  } catch {
    return null
  }
}

function sealedPart(fileKey: Uint8Array, head: Buffer): PartFormat {
  const nonce = head.subarray(head.length - nonceBytes)
  return {
    head,
    writtenBlockBytes: sealedBlockBytes,
    encoder: first => {
      const sealer = createPayloadSealer(fileKey, nonce, first * chunksPerBlock)
      return (block, last, target) => {
        let written = 0
        // An empty file is one empty chunk.
        for (let at = 0; at < block.length || (last && at === 0); at += chunkBytes) {
          const chunk = block.subarray(at, at + chunkBytes)
          sealer.sealChunk(
            chunk,
            last && at + chunkBytes >= block.length,
            target.subarray(written, written + chunk.length + tagBytes),
          )
          written += chunk.length + tagBytes
        }
        return target.subarray(0, written)
      }
    },
    decoder: () => {
      const opener = createPayloadOpener(fileKey, nonce)
      return (written, target) => {
        try {
          for (let chunk = 0; chunk < chunksPerBlock; chunk++) {
            const sealed = written.subarray(chunk * sealedChunkBytes, (chunk + 1) * sealedChunkBytes)
            opener.openChunk(sealed, false, target.subarray(chunk * chunkBytes, (chunk + 1) * chunkBytes))
          }
          return target
        } catch {
          return null
        }
      }
    },
  }
}
