/** Memory for one file at a time, used again for the next one. */
export interface WriteBuffers {
  /** For what is written where that is not the bytes themselves. */
  readonly blocks: readonly [Buffer, Buffer]
}

/** A few sets of buffers for many files: whoever comes too many waits. */
export interface BufferPool {
  readonly acquire: () => Promise<WriteBuffers>
  readonly release: (buffers: WriteBuffers) => void
}

/** @param encryptedBlockBytes the largest that a block becomes when it is written; 0 when it is written as it is */
function createWriteBuffers(encryptedBlockBytes: number): WriteBuffers {
  return {
    blocks: [Buffer.allocUnsafeSlow(encryptedBlockBytes), Buffer.allocUnsafeSlow(encryptedBlockBytes)],
  }
}

export function createBufferPool(encryptedBlockBytes: number, max: number): BufferPool {
  const idle: WriteBuffers[] = []
  const waiting: ((buffers: WriteBuffers) => void)[] = []
  let made = 0
  return {
    acquire: async () => {
      const one = idle.pop()
      if (one) return one
      if (made < max) {
        made += 1
        return createWriteBuffers(encryptedBlockBytes)
      }
      return await new Promise(resolve => waiting.push(resolve))
    },
    release: buffers => {
      const next = waiting.shift()
      if (next) next(buffers)
      else idle.push(buffers)
    },
  }
}
