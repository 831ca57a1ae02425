import type { AdbStream } from './stream'

/** Reads from a stream in pieces of the caller's choice. */
export interface StreamReader {
  /** The next `count` bytes, or null when the stream ends before. */
  readExactly(count: number): Promise<Buffer | null>
}

export function createStreamReader(stream: AdbStream): StreamReader {
  let rest: Buffer = Buffer.alloc(0)
  return {
    async readExactly(count) {
      const parts: Buffer[] = []
      let missing = count
      while (missing > 0) {
        if (rest.length === 0) {
          const next = await stream.read()
          if (next === null) return null
          rest = next
        }
        const part = rest.subarray(0, missing)
        rest = rest.subarray(part.length)
        missing -= part.length
        parts.push(part)
      }
      const [only] = parts
      return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts)
    },
  }
}
