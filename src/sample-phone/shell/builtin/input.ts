/** What the computer sends to a command. */
export interface Input {
  readonly push: (bytes: Buffer) => void
  readonly end: () => void
  /** Bytes that have come, at least one; null at the end. */
  readonly read: () => Promise<Buffer | null>
  /** The next line without its line feed; null at the end. */
  readonly readLine: () => Promise<Buffer | null>
}

const newline = 0x0a

export function createInput(): Input {
  let held: Buffer = Buffer.alloc(0)
  let ended = false
  let wake: () => void = () => undefined

  const more = (): Promise<void> => new Promise(resolve => (wake = resolve))

  const take = (count: number): Buffer => {
    const taken = held.subarray(0, count)
    held = held.subarray(count)
    return taken
  }

  return {
    push(bytes) {
      held = Buffer.concat([held, bytes])
      wake()
    },
    end() {
      ended = true
      wake()
    },
    async read() {
      while (held.length === 0 && !ended) await more()
      return held.length === 0 ? null : take(held.length)
    },
    async readLine() {
      while (!held.includes(newline) && !ended) await more()
      const end = held.indexOf(newline)
      if (end !== -1) return take(end + 1).subarray(0, end)
      return held.length === 0 ? null : take(held.length)
    },
  }
}
