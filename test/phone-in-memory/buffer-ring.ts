import type { ByteSink } from '../../src/core/phone/phone'

const bufferBytes = 40_000
const bufferCount = 3
/** No test file holds so many of it. */
const poison = 0xdb

/**
 * Few buffers, used again and again: as soon as a sink is done with a piece, and what it was lent for is over, other bytes
 * are in it. Whoever keeps a piece without lending it sees them.
 */
export function createBufferRing() {
  const free = Array.from({ length: bufferCount }, () => Buffer.alloc(bufferBytes))
  const waiting: ((buffer: Buffer<ArrayBuffer>) => void)[] = []
  const take = async (): Promise<Buffer<ArrayBuffer>> => {
    const buffer = free.pop()
    return buffer ?? (await new Promise<Buffer<ArrayBuffer>>(resolve => waiting.push(resolve)))
  }
  const giveBack = (buffer: Buffer<ArrayBuffer>) => {
    buffer.fill(poison)
    const next = waiting.shift()
    if (next) next(buffer)
    else free.push(buffer)
  }
  return {
    /** Gives `content` to `sink` piece by piece. `beforeEach` is told how many bytes come next. */
    async send(content: Buffer, sink: ByteSink, beforeEach: (bytes: number) => Promise<void>): Promise<void> {
      for (let at = 0; at < content.length; at += bufferBytes) {
        const bytes = Math.min(bufferBytes, content.length - at)
        const buffer = await take()
        const lent: Promise<unknown>[] = []
        try {
          await beforeEach(bytes)
          content.copy(buffer, 0, at, at + bytes)
          await sink(buffer.subarray(0, bytes), until => lent.push(until))
        } finally {
          void Promise.allSettled(lent).then(() => giveBack(buffer))
        }
      }
    },
  }
}
