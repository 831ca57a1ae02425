import { isErrno } from '../../errors/is-errno'
import { connect, type Socket } from 'node:net'
import { AdbError } from './adb-error'
import { AnswerMeter, type AnswerLimits } from './answer-meter'
import { abortReason, type ByteSource, type ReaderOptions } from './byte-reader'

/** A socket on 127.0.0.1 whose bytes lie in a few buffers that are used again and again. */
export interface BulkConnection {
  readonly socket: Socket
  readonly reader: ByteSource
}

interface Filled {
  readonly buffer: Buffer
  start: number
  readonly end: number
  /** How many still use what was read of it. */
  lent: number
}

const bufferBytes = 256 * 1024
const bufferCount = 4
/** Small packets are bounded by their number. */
const maxWaiting = 64
/** What is less is copied: a buffer would lie idle for a few bytes. */
const minShareOfBuffer = 8 * 1024

/**
 * Connects for files: the kernel's bytes go straight into our buffers (Node's `onread`), which costs half of what a stream
 * does. When all are full nothing more is read, so a slow disk slows the phone.
 * @throws AdbError `no-service`; the signal's reason
 */
export async function connectBulk(port: number, options: ReaderOptions): Promise<BulkConnection> {
  options.signal?.throwIfAborted()
  const reader = new BulkReader(options)
  const socket = connect({ host: '127.0.0.1', port, noDelay: true, onread: reader.onread })
  reader.attach(socket)
  await reader.connected
  return { socket, reader }
}

/** Reads by amounts, like `ByteReader`. Pieces lie in buffers that are used again when nobody uses them any more. */
class BulkReader implements ByteSource {
  readonly connected: Promise<void>
  readonly #options: ReaderOptions
  readonly #free: Buffer[] = Array.from({ length: bufferCount }, () => Buffer.allocUnsafeSlow(bufferBytes))
  readonly #filled: Filled[] = []
  #socket: Socket | null = null
  #next: Buffer | null = null
  #given: Filled | null = null
  #wake: (() => void) | null = null
  readonly #meter: AnswerMeter
  #failure: Error | null = null
  #ended = false
  #paused = false
  #settle: { readonly resolve: () => void; readonly reject: (error: Error) => void } | null = null

  constructor(options: ReaderOptions) {
    this.#options = options
    this.#meter = new AnswerMeter(options.inactivityMs, () => this.#socket?.bytesRead ?? 0, options.budget)
    this.connected = new Promise((resolve, reject) => (this.#settle = { resolve, reject }))
    options.signal?.addEventListener('abort', this.#abort, { once: true })
  }

  readonly onread = {
    // Asked for right after the callback: the callback pauses while one is left.
    buffer: (): Buffer => (this.#next ??= this.#free.pop() ?? Buffer.allocUnsafeSlow(bufferBytes)),
    callback: (bytes: number, buffer: Uint8Array): boolean => this.#take(bytes, buffer as Buffer),
  }

  attach(socket: Socket): void {
    this.#socket = socket
    this.#startWait()
    socket.once('connect', () => {
      this.#meter.endWait()
      this.#settle?.resolve()
    })
    socket.on('end', this.#end)
    socket.on('close', this.#end)
    socket.on('error', error => {
      const refused = isErrno(error, 'ECONNREFUSED')
      this.#fail(
        refused
          ? new AdbError('no-service', 'The adb server is gone', { cause: error })
          : new AdbError('gone', error.message, { cause: error }),
      )
    })
  }

  begin(limits: AnswerLimits): void {
    this.#meter.begin(limits)
  }

  async read(length: number): Promise<Buffer> {
    this.#meter.spend(length)
    const whole = Buffer.allocUnsafe(length)
    for (let at = 0; at < length;) {
      const piece = await this.#wait(length - at).catch((error: unknown) => {
        if (!this.#ended || at === 0) throw error
        throw new AdbError('gone', `The connection ended ${length - at} bytes short`, { cause: error })
      })
      piece.copy(whole, at)
      at += piece.length
    }
    return whole
  }

  async readSome(maxBytes: number): Promise<Buffer> {
    const piece = await this.#wait(maxBytes)
    this.#meter.spend(piece.length)
    return piece
  }

  readNow(minBytes: number, maxBytes: number): Buffer | null {
    const piece = this.#lift(minBytes, maxBytes)
    if (piece) this.#meter.spend(piece.length)
    return piece
  }

  async #wait(maxBytes: number): Promise<Buffer> {
    for (;;) {
      const piece = this.#lift(1, maxBytes)
      if (piece) return piece
      await this.#more()
    }
  }

  #lift(minBytes: number, maxBytes: number): Buffer | null {
    this.#giveBack()
    if (this.#failure) throw this.#failure
    const [first] = this.#filled
    if (!first || first.end - first.start < minBytes) return null
    const piece = first.buffer.subarray(first.start, Math.min(first.end, first.start + maxBytes))
    first.start += piece.length
    if (first.start === first.end) this.#filled.shift()
    this.#given = first
    return piece
  }

  readonly lend = (until: Promise<unknown>): void => {
    const lender = this.#given
    if (!lender) return
    lender.lent += 1
    const over = () => {
      lender.lent -= 1
      if (lender !== this.#given) this.#reuse(lender)
    }
    until.then(over, over)
  }

  async readSomeOrEnd(maxBytes: number): Promise<Buffer | null> {
    if (this.#ended && this.#filled.length === 0 && this.#failure === null) return null
    return await this.readSome(maxBytes)
  }

  hasNews(): boolean {
    return this.#ended || this.#failure !== null || this.#filled.length > 0
  }

  close(): void {
    this.#options.signal?.removeEventListener('abort', this.#abort)
    this.#meter.endWait()
    this.#socket?.destroy()
  }

  #take(bytes: number, buffer: Buffer): boolean {
    if (bytes < minShareOfBuffer) {
      this.#filled.push({ buffer: Buffer.from(buffer.subarray(0, bytes)), start: 0, end: bytes, lent: 0 })
    } else {
      this.#filled.push({ buffer, start: 0, end: bytes, lent: 0 })
      this.#next = null
    }
    this.#wake?.()
    this.#paused = !this.#hasRoom()
    return !this.#paused
  }

  #hasRoom(): boolean {
    return (this.#next !== null || this.#free.length > 0) && this.#filled.length < maxWaiting
  }

  /** What was read last is not needed any more, unless it is lent. */
  #giveBack(): void {
    const given = this.#given
    this.#given = null
    if (given) this.#reuse(given)
  }

  #reuse({ buffer, start, end, lent }: Filled): void {
    if (start < end || lent > 0) return
    if (buffer.length === bufferBytes) this.#free.push(buffer)
    if (!this.#paused || !this.#hasRoom()) return
    this.#paused = false
    this.#socket?.resume()
    if (this.#wake) this.#startWait()
  }

  /** Waits for bytes. Its clock runs only while they are wanted: a slow disk on our side is not a silent phone. */
  async #more(): Promise<void> {
    if (this.#ended) throw this.#fail(new AdbError('gone', 'The phone closed the connection'))
    if (!this.#paused) this.#startWait()
    await new Promise<void>(resolve => (this.#wake = resolve))
    this.#wake = null
    this.#meter.endWait()
  }

  #startWait(): void {
    this.#meter.startWait(error => void this.#fail(error))
  }

  #fail(error: Error): Error {
    this.#failure ??= error
    this.#filled.length = 0
    this.close()
    this.#settle?.reject(this.#failure)
    this.#wake?.()
    return this.#failure
  }

  readonly #end = (): void => {
    this.#ended = true
    this.#wake?.()
  }

  readonly #abort = (): void => void this.#fail(abortReason(this.#options.signal))
}
