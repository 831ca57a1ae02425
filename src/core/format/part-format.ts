import { resumeStep, type Lend } from '../phone/phone'
import type { WriteBuffers } from '../disk/write-buffers'
import type { WriteQueue } from '../disk/write-queue'

/** Files are continued in blocks of so many bytes: 16 chunks of an age file. */
export const blockBytes = resumeStep

/** How the bytes of one file become what is written: as they are, or encrypted. */
export interface PartFormat {
  /** What is written is not what is read: it has a hash of its own. */
  readonly encrypted: boolean
  /** What stands before the first block. */
  readonly head: Buffer
  /** What a whole block takes on disk. */
  readonly writtenBlockBytes: number
  /** @param first the block that its bytes begin with */
  readonly createWriter: (queue: WriteQueue, buffers: WriteBuffers, first: number) => PartWriter
  /** The reverse, for whole blocks from the first on; null for one that is not sound. */
  readonly decoder: () => (written: Buffer, target: Buffer) => Buffer | null
}

/** Puts the bytes of one file into its queue. */
export interface PartWriter {
  /** Takes the next bytes. What it returns is to be waited for before more come. @throws what the queue throws */
  readonly add: (piece: Buffer, lend: Lend) => Promise<void> | null
  /** No more follow. */
  readonly end: () => void
}

export const plainPart: PartFormat = {
  encrypted: false,
  head: Buffer.alloc(0),
  writtenBlockBytes: blockBytes,
  createWriter: queue => ({
    add: (piece, lend) => {
      lend(queue.add(piece))
      return queue.room()
    },
    end: () => undefined,
  }),
  decoder: () => written => written,
}
