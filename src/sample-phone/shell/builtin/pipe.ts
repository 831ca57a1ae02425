/** What one command prints for the next one to read; a piece at a time, so that a large file does not fill the memory. */
export interface Pipe {
  /** Resolves when there is room for more; false when nobody reads any more. */
  readonly write: (bytes: Buffer) => Promise<boolean>
  readonly endWriting: () => void
  /** The next piece; null at the end. */
  readonly read: () => Promise<Buffer | null>
  readonly endReading: () => void
}

export function createPipe(): Pipe {
  let held: Buffer | null = null
  let written = false
  let unread = false
  let wakeWriter = (): void => undefined
  let wakeReader = (): void => undefined
  return {
    async write(bytes) {
      while (held !== null && !unread) await new Promise<void>(resolve => (wakeWriter = resolve))
      if (unread) return false
      held = bytes
      wakeReader()
      return true
    },
    endWriting() {
      written = true
      wakeReader()
    },
    async read() {
      while (held === null && !written) await new Promise<void>(resolve => (wakeReader = resolve))
      const piece = held
      held = null
      wakeWriter()
      return piece
    },
    endReading() {
      unread = true
      wakeWriter()
    },
  }
}
