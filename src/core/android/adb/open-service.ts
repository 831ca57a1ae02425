import type { Socket } from 'node:net'
import { AdbError } from './adb-error'
import type { AdbServer } from './adb-server'
import { smallAnswer, type AnswerBudget } from '../../phone/answer-budget'
import { connectBulk } from './bulk-reader'
import type { OpenOptions } from '../../phone/phone'
import { abortReason, ByteReader, type ByteSource, type ReaderOptions } from './byte-reader'

/** An open service on the phone: bytes both ways. */
export interface ServiceStream {
  readonly reader: ByteSource
  /** Resolves when the kernel has taken the bytes. @throws AdbError `gone`, `silent` when it does not within the limit */
  write(bytes: Uint8Array): Promise<void>
  close(): void
}

export interface ServiceOptions extends OpenOptions {
  /** For files: large buffers that are used again instead of a stream. */
  readonly bulk?: boolean
  /** What may be sent until the reader begins another answer; a small one when left out. */
  readonly budget?: AnswerBudget | undefined
}

/** How to reach one phone. All that the layers above need of adb. */
export interface PhoneLink {
  readonly serial: string
  /** The protocol features that both the server and the phone have, e.g. `stat_v2`. */
  readonly features: ReadonlySet<string>
  /**
   * Opens a service of the phone's adbd, e.g. `sync:` (packages/modules/adb SERVICES.TXT).
   * @throws AdbError; the signal's reason
   */
  open(service: string | Uint8Array, options?: ServiceOptions): Promise<ServiceStream>
}

/** A phone that says nothing for this long is taken for frozen. */
const defaultInactivityMs = 30_000

/**
 * Asks the server which features it shares with the phone.
 * @throws AdbError `gone` or `not-ready` when the phone cannot be used; the signal's reason
 */
export async function linkPhone(
  server: AdbServer,
  serial: string,
  options?: OpenOptions,
): Promise<PhoneLink> {
  const features = await hostQuery(server, `host-serial:${serial}:features`, options)
  return {
    serial,
    features: new Set(features.split(',')),
    open: (service, openOptions) => openService(server, serial, service, openOptions),
  }
}

/**
 * Asks the adb server itself, which answers OKAY and a text with a hexadecimal length before it
 * (packages/modules/adb OVERVIEW.TXT, "host" services).
 * @throws AdbError; the signal's reason
 */
export async function hostQuery(server: AdbServer, service: string, options?: OpenOptions): Promise<string> {
  const stream = await connect(server, options)
  try {
    await request(stream, Buffer.from(service))
    const length = await readHexLength(stream.reader)
    return (await stream.reader.read(length)).toString('utf8')
  } finally {
    stream.close()
  }
}

/**
 * Yields each time the server pushes its list of phones, which it does at once and whenever it changes. Nothing is read
 * ahead. Ends when the server does.
 * @throws AdbError; the signal's reason
 */
export async function* followDevices(server: AdbServer, options: OpenOptions): AsyncGenerator<void> {
  const stream = await connect(server, options)
  try {
    await request(stream, Buffer.from('host:track-devices'))
    for (;;) {
      stream.reader.begin({ budget: smallAnswer(), inactivityMs: Infinity })
      const length = await readHexLength(stream.reader)
      stream.reader.begin({ budget: smallAnswer() })
      await stream.reader.read(length)
      yield
    }
  } finally {
    stream.close()
  }
}

async function openService(
  server: AdbServer,
  serial: string,
  service: string | Uint8Array,
  options?: ServiceOptions,
): Promise<ServiceStream> {
  const stream = await connect(server, options)
  try {
    await request(stream, Buffer.from(`host:transport:${serial}`))
    await request(stream, typeof service === 'string' ? Buffer.from(service) : service)
    return stream
  } catch (error) {
    stream.close()
    throw error
  }
}

/** adbkit's `transport()` would wait for ever on a server that says nothing; on its raw connection our own limits hold. */
async function connect(server: AdbServer, options: ServiceOptions = {}): Promise<ServiceStream> {
  const { inactivityMs = defaultInactivityMs, signal, budget } = options
  const limits = { inactivityMs, signal, budget }
  if (options.bulk) {
    const { socket, reader } = await connectBulk(server.port, limits)
    return wrap(socket, reader, limits)
  }
  const socket = await openSocket(server, limits)
  return wrap(socket, new ByteReader(socket, limits), limits)
}

async function openSocket(server: AdbServer, { inactivityMs, signal }: ReaderOptions): Promise<Socket> {
  signal?.throwIfAborted()
  return await new Promise<Socket>((resolve, reject) => {
    let over = false
    const end = (finish: () => void) => {
      over = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      finish()
    }
    const abort = () => end(() => reject(abortReason(signal)))
    const tooLate = () => end(() => reject(new AdbError('silent', "The adb server isn't responding")))
    const timer = setTimeout(tooLate, inactivityMs)
    signal?.addEventListener('abort', abort, { once: true })
    server.client.connection().then(
      ({ socket }) => (over ? socket.destroy() : end(() => resolve(socket))),
      (error: unknown) => end(() => reject(connectionError(error))),
    )
  })
}

function wrap(socket: Socket, reader: ByteSource, { inactivityMs }: ReaderOptions): ServiceStream {
  return {
    reader,
    write: bytes =>
      new Promise((resolve, reject) => {
        const tooLate = () => {
          reject(new AdbError('silent', "The phone doesn't accept what it is sent"))
          reader.close()
        }
        const timer = setTimeout(tooLate, inactivityMs)
        socket.write(bytes, error => {
          clearTimeout(timer)
          if (error) reject(new AdbError('gone', error.message, { cause: error }))
          else resolve()
        })
      }),
    close: () => reader.close(),
  }
}

/** Sends one request of the smart-socket protocol and waits for its OKAY. */
async function request(stream: ServiceStream, service: Uint8Array): Promise<void> {
  const length = Buffer.from(service.length.toString(16).padStart(4, '0'))
  await stream.write(Buffer.concat([length, service]))
  const status = (await stream.reader.read(4)).toString('latin1')
  if (status === 'OKAY') return
  if (status !== 'FAIL') throw new AdbError('protocol', `adb answered "${status}"`)
  const reason = await stream.reader.read(await readHexLength(stream.reader))
  throw classifyFailure(reason.toString('utf8'))
}

async function readHexLength(reader: ByteSource): Promise<number> {
  const digits = (await reader.read(4)).toString('latin1')
  if (!/^[0-9a-f]{4}$/i.test(digits)) throw new AdbError('protocol', `adb sent the length "${digits}"`)
  return parseInt(digits, 16)
}

function connectionError(error: unknown): AdbError {
  const message = error instanceof Error ? error.message : String(error)
  // The second is adbkit's attempt to start a server with no program (see connect-adb-server.ts).
  const refused = ['ECONNREFUSED', 'ERR_INVALID_ARG_VALUE']
  const gone = error instanceof Error && 'code' in error && refused.includes(String(error.code))
  return new AdbError('no-service', gone ? 'The adb server is gone' : message, { cause: error })
}

/**
 * The server's words for a phone that cannot be used (packages/modules/adb, transport.cpp acquire_one_transport). Never
 * `refused`: that is the phone's word on one file, and this is about the connection.
 */
function classifyFailure(message: string): AdbError {
  if (/unauthorized|offline|authorizing|connecting|no permissions|insufficient permissions/i.test(message)) {
    return new AdbError('not-ready', message, { isAnswer: true })
  }
  const kind = /not found|no devices|closed/i.test(message) ? 'gone' : 'protocol'
  return new AdbError(kind, message, { isAnswer: true })
}
