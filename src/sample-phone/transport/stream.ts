/** One logical stream inside the connection, as a service of the phone sees it. */
export interface AdbStream {
  /** The next bytes from the computer; null once it has closed. Acknowledges them, so the computer may send more. */
  read(): Promise<Buffer | null>
  /** Resolves when the computer has taken all of `data` (true), or at once when it has closed the stream (false). */
  write(data: Buffer): Promise<boolean>
  /** Tells the computer that this side is done. */
  close(): void
  readonly closed: boolean
  /** Resolves when the stream is closed by either side. */
  readonly whenClosed: Promise<void>
}

/** What the connection needs of a stream beside its service. */
export interface StreamEnd {
  readonly stream: AdbStream
  readonly onWrite: (payload: Buffer) => void
  readonly onOkay: () => void
  readonly onClose: () => void
}

export interface StreamPort {
  readonly maxPayload: number
  readonly sendWrite: (payload: Buffer) => void
  readonly sendOkay: () => void
  readonly sendClose: () => void
}

/**
 * Flow control of protocol.txt: after a WRTE nothing more may be sent until the peer's OKAY, and our OKAY goes out
 * only when the service has taken what came: so a slow disk slows the sender, and nothing piles up in memory.
 */
export function createStream(port: StreamPort): StreamEnd {
  const arrived: Buffer[] = []
  let closed = false
  let wakeReader: (() => void) | undefined
  let wakeWriter: (() => void) | undefined
  let lastWrite: Promise<unknown> = Promise.resolve()
  let resolveClosed: () => void = () => undefined
  const whenClosed = new Promise<void>(resolve => (resolveClosed = resolve))

  const markClosed = (): void => {
    if (closed) return
    closed = true
    wakeReader?.()
    wakeWriter?.()
    resolveClosed()
  }

  const writeNow = async (data: Buffer): Promise<boolean> => {
    for (let at = 0; at < data.length && !closed; at += port.maxPayload) {
      const acknowledged = new Promise<void>(resolve => (wakeWriter = resolve))
      port.sendWrite(data.subarray(at, at + port.maxPayload))
      await acknowledged
    }
    return !closed
  }

  const stream: AdbStream = {
    async read() {
      while (arrived.length === 0 && !closed) await new Promise<void>(resolve => (wakeReader = resolve))
      const next = arrived.shift()
      if (next === undefined) return null
      if (!closed) port.sendOkay()
      return next
    },
    write(data) {
      const result = lastWrite.then(() => writeNow(data))
      lastWrite = result
      return result
    },
    close() {
      if (closed) return
      port.sendClose()
      markClosed()
    },
    get closed() {
      return closed
    },
    whenClosed,
  }
  return {
    stream,
    onWrite: payload => {
      arrived.push(payload)
      wakeReader?.()
    },
    onOkay: () => wakeWriter?.(),
    onClose: markClosed,
  }
}
