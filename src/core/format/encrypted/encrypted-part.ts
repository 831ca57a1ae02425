import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parseRecipient } from '../../crypto/identity'
import { writeHeader } from '../../crypto/header'
import {
  chunkBytes,
  createPayloadOpener,
  createPayloadSealer,
  nonceBytes,
  tagBytes,
  type PayloadSealer,
} from '../../crypto/payload'
import { openRecord, sealRecord } from '../../crypto/sealed-record'
import { fileKeyBytes } from '../../crypto/wrap-file-key'
import { blockBytes, type PartFormat, type PartWriter } from '../part-format'
import { writeAtomically } from '../../disk/write-atomically'
import type { WriteQueue } from '../../disk/write-queue'

const chunksPerBlock = blockBytes / chunkBytes
const sealedChunkBytes = chunkBytes + tagBytes

export const encryptedBlockBytes = chunksPerBlock * sealedChunkBytes

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
export async function newEncryptedPart(recipient: string, keeper: PartKeeper | null): Promise<PartFormat> {
  const fileKey = randomBytes(fileKeyBytes)
  const head = Buffer.concat([writeHeader(fileKey, parseRecipient(recipient)), randomBytes(nonceBytes)])
  // Before the first byte of the part: what is on disk can then always be continued.
  if (keeper)
    await writeAtomically(keeper.file, sealRecord(keeper.key, Buffer.concat([fileKey, head]), 'part'))
  return encryptedPart(fileKey, head)
}

/** The age file that an earlier run began; null when there is none, or its key is not ours to read. */
export async function resumeEncryptedPart({ key, file }: PartKeeper): Promise<PartFormat | null> {
  try {
    const record = openRecord(key, await readFile(file), 'part')
    return encryptedPart(record.subarray(0, fileKeyBytes), record.subarray(fileKeyBytes))
  } catch {
    return null
  }
}

function encryptedPart(fileKey: Uint8Array, head: Buffer): PartFormat {
  const nonce = head.subarray(head.length - nonceBytes)
  return {
    encrypted: true,
    head,
    writtenBlockBytes: encryptedBlockBytes,
    createWriter: (queue, { blocks }, first) =>
      createEncryptedWriter(queue, blocks, createPayloadSealer(fileKey, nonce, first * chunksPerBlock)),
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

/** Collects chunks and seals them where they lie, in two blocks: one fills while the other is written. */
function createEncryptedWriter(
  queue: WriteQueue,
  blocks: readonly [Buffer, Buffer],
  sealer: PayloadSealer,
): PartWriter {
  let [block, other] = blocks
  let otherFree: Promise<void> = Promise.resolve()
  let start = 0
  let filled = 0

  const sealChunk = (last: boolean) => {
    const sealed = filled + tagBytes
    sealer.sealChunk(block.subarray(start, start + filled), last, block.subarray(start, start + sealed))
    start += sealed
    filled = 0
  }
  const changeBlock = async () => {
    const written = queue.add(block)
    await otherFree
    otherFree = written
    const next = other
    other = block
    block = next
    start = 0
  }
  return {
    add: async piece => {
      for (let at = 0; at < piece.length;) {
        // A full chunk waits for the byte after it: only then it is known not to be the last.
        if (filled === chunkBytes) sealChunk(false)
        if (start === encryptedBlockBytes) await changeBlock()
        const taken = Math.min(piece.length - at, chunkBytes - filled)
        block.set(piece.subarray(at, at + taken), start + filled)
        at += taken
        filled += taken
      }
    },
    end: () => {
      // An empty file is one empty chunk.
      sealChunk(true)
      void queue.add(block.subarray(0, start))
    },
  }
}
