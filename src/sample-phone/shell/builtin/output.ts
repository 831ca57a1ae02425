/** Gathers what commands print, so that thousands of lines do not become as many messages on the wire. */
export interface Output {
  /** Resolves false when nobody takes output any more. */
  readonly write: (bytes: Buffer) => Promise<boolean>
  readonly flush: () => Promise<boolean>
}

const enough = 64 * 1024

export function createOutput(send: (bytes: Buffer) => Promise<boolean>): Output {
  let held: Buffer[] = []
  let size = 0
  let taken = true

  const flush = async (): Promise<boolean> => {
    if (size === 0) return taken
    const bytes = Buffer.concat(held)
    held = []
    size = 0
    taken = await send(bytes)
    return taken
  }

  return {
    async write(bytes) {
      held.push(bytes)
      size += bytes.length
      return size < enough ? taken : flush()
    },
    flush,
  }
}
