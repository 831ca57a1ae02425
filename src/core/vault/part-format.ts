/** Files are written, and continued, in blocks of so many bytes: 16 chunks of an age file. */
export const blockBytes = 1024 * 1024

/** How the bytes of one file become what is written: as they are, or sealed. */
export interface PartFormat {
  /** What stands before the first block. */
  readonly head: Buffer
  /** What a whole block takes on disk. */
  readonly writtenBlockBytes: number
  /** Gives what to write for one block after the other, from block `first` on: `block` itself or a part of `target`. */
  readonly encoder: (first: number) => (block: Buffer, last: boolean, target: Buffer) => Buffer
  /** The reverse, for whole blocks from the first on; null for one that is not sound. */
  readonly decoder: () => (written: Buffer, target: Buffer) => Buffer | null
}

export const plainPart: PartFormat = {
  head: Buffer.alloc(0),
  writtenBlockBytes: blockBytes,
  encoder: () => block => block,
  decoder: () => written => written,
}
