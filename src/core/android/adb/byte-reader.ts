import type { Socket } from 'node:net'
import { AdbError } from './adb-error'
import type { AnswerBudget } from '../../phone/answer-budget'
import { AnswerMeter, type AnswerLimits } from './answer-meter'

export interface ReaderOptions {
  /** How long to wait for the next byte, in milliseconds, before the phone counts as silent. */
  readonly inactivityMs: number
  readonly signal?: AbortSignal | undefined
  /** Of the first answer; a small one when left out. */
  readonly budget?: AnswerBudget | undefined
}

/**
 * Bytes by amounts, all of them counted against the budget of an answer. One read at a time; after any rejection the
 * connection is of no use.
 */
export interface ByteSource {
  /** What is read from now on is another answer, with limits of its own. */
  begin(limits: AnswerLimits): void
  /**
   * Exactly `length` bytes.
   * @throws AdbError `gone` when the stream ends first, `silent` after the inactivity limit, `protocol` beyond the budget;
   * the signal's reason
   */
  read(length: number): Promise<Buffer>
  /**
   * Between 1 and `maxBytes` bytes, as soon as there are any; good until the next read, or as long as they are lent.
   * @throws like `read`
   */
  readSome(maxBytes: number): Promise<Buffer>
  /** Like `readSome`, at least `minBytes` bytes, where they lie together here already: without a promise. Else null. */
  readNow(minBytes: number, maxBytes: number): Buffer | null
  /** What was read last is in use until then, also when more is read: its memory is not used again before. */
  readonly lend: (until: Promise<unknown>) => void
  /** Like `readSome`, but null at the end of the stream. */
  readSomeOrEnd(maxBytes: number): Promise<Buffer | null>
  /** Whether a read would give something, or fail, without waiting. */
  hasNews(): boolean
  /** Closes the connection. Safe to call twice. */
  close(): void
}

/**
 * Reads a socket by amounts, in paused mode: nothing is taken from the kernel beyond the stream's own small buffer until
 * somebody asks, so a slow disk slows the phone instead of filling memory.
 */
export class ByteReader implements ByteSource {
  readonly #socket: Socket
  readonly #options: ReaderOptions
  readonly #meter: AnswerMeter
  #wake: (() => void) | null = null
  #failure: Error | null = null
  #ended = false

  constructor(socket: Socket, options: ReaderOptions) {
    this.#socket = socket
    this.#options = options
    this.#meter = new AnswerMeter(options.inactivityMs, () => socket.bytesRead, options.budget)
    socket.on('readable', this.#notify)
    socket.on('end', () => this.#end())
    socket.on('close', () => this.#end())
    socket.on('error', error => this.#fail(new AdbError('gone', error.message, { cause: error })))
    options.signal?.addEventListener('abort', this.#abort, { once: true })
    if (options.signal?.aborted) this.#abort()
  }

  begin(limits: AnswerLimits): void {
    this.#meter.begin(limits)
  }

  async read(length: number): Promise<Buffer> {
    if (length === 0) return Buffer.alloc(0)
    this.#meter.spend(length)
    for (;;) {
      this.#throwIfFailed()
      const chunk = this.#socket.read(length) as Buffer | null
      if (chunk !== null) {
        if (chunk.length === length) return chunk
        // At the end of a stream read(n) gives what is left.
        throw this.#fail(new AdbError('gone', `The connection ended ${length - chunk.length} bytes short`))
      }
      await this.#more()
    }
  }

  async readSome(maxBytes: number): Promise<Buffer> {
    for (;;) {
      this.#throwIfFailed()
      const chunk = this.#socket.read(
        Math.min(maxBytes, this.#socket.readableLength || maxBytes),
      ) as Buffer | null
      if (chunk !== null) {
        this.#meter.spend(chunk.length)
        return chunk
      }
      await this.#more()
    }
  }

  /** A stream joins and parts its pieces itself: what it has is not looked into. */
  readNow(): null {
    return null
  }

  /** Each piece of a stream has its own memory. */
  readonly lend = (): void => undefined

  async readSomeOrEnd(maxBytes: number): Promise<Buffer | null> {
    if (this.#ended && this.#socket.readableLength === 0 && this.#failure === null) return null
    try {
      return await this.readSome(maxBytes)
    } catch (error) {
      if (this.#ended && error instanceof AdbError && error.kind === 'gone') return null
      throw error
    }
  }

  hasNews(): boolean {
    return this.#ended || this.#failure !== null || this.#socket.readableLength > 0
  }

  close(): void {
    this.#options.signal?.removeEventListener('abort', this.#abort)
    this.#socket.destroy()
  }

  async #more(): Promise<void> {
    if (this.#ended) throw this.#fail(new AdbError('gone', 'The phone closed the connection'))
    // Only while we wait: a slow disk on our side is not a silent phone.
    this.#meter.startWait(error => void this.#fail(error))
    await new Promise<void>(resolve => {
      this.#wake = resolve
    })
    this.#wake = null
    this.#meter.endWait()
  }

  #throwIfFailed(): void {
    if (this.#failure) throw this.#failure
  }

  #end(): void {
    this.#ended = true
    this.#notify()
  }

  #fail(error: Error): Error {
    this.#failure ??= error
    this.#socket.destroy()
    this.#notify()
    return this.#failure
  }

  readonly #notify = (): void => this.#wake?.()

  readonly #abort = (): void => void this.#fail(abortReason(this.#options.signal))
}

/** Why a signal was aborted, as something that can be thrown. */
export function abortReason(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason
  return reason instanceof Error ? reason : new Error('Aborted', { cause: reason })
}
