import type { Socket } from 'node:net'
import { AdbError } from './adb-error'
import type { AdbServer } from './adb-server'
import { ByteReader, type ReaderOptions } from './byte-reader'

/** An open service on the phone: bytes both ways. */
export interface ServiceStream {
  readonly reader: ByteReader
  /** Resolves when the kernel has taken the bytes. @throws AdbError `gone` */
  write(bytes: Uint8Array): Promise<void>
  close(): void
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
  open(service: string | Uint8Array, options?: Partial<ReaderOptions>): Promise<ServiceStream>
}

/** A phone that says nothing for this long is taken for frozen. */
const defaultInactivityMs = 30_000

/**
 * Asks the server which features it shares with the phone.
 * @throws AdbError `gone` or `not-ready` when the phone cannot be used
 */
export async function linkPhone(server: AdbServer, serial: string): Promise<PhoneLink> {
  const features = await hostQuery(server, `host-serial:${serial}:features`)
  return {
    serial,
    features: new Set(features.split(',')),
    open: (service, options = {}) =>
      openService(server, serial, service, { inactivityMs: defaultInactivityMs, ...options }),
  }
}

/**
 * Asks the adb server itself, which answers OKAY and a text with a hexadecimal length before it
 * (packages/modules/adb OVERVIEW.TXT, "host" services).
 * @throws AdbError
 */
export async function hostQuery(server: AdbServer, service: string): Promise<string> {
  const stream = await connect(server, { inactivityMs: defaultInactivityMs })
  try {
    await request(stream, Buffer.from(service))
    const length = await readHexLength(stream.reader)
    return (await stream.reader.read(length)).toString('utf8')
  } finally {
    stream.close()
  }
}

async function openService(
  server: AdbServer,
  serial: string,
  service: string | Uint8Array,
  options: ReaderOptions,
): Promise<ServiceStream> {
  options.signal?.throwIfAborted()
  const socket = await openTransport(server, serial)
  const stream = wrap(socket, options)
  try {
    await request(stream, typeof service === 'string' ? Buffer.from(service) : service)
    return stream
  } catch (error) {
    stream.close()
    throw error
  }
}

async function openTransport(server: AdbServer, serial: string): Promise<Socket> {
  try {
    const connection = await server.client.getDevice(serial).transport()
    return connection.socket
  } catch (error) {
    throw transportError(error)
  }
}

async function connect(server: AdbServer, options: ReaderOptions): Promise<ServiceStream> {
  try {
    const connection = await server.client.connection()
    return wrap(connection.socket, options)
  } catch (error) {
    throw transportError(error)
  }
}

function wrap(socket: Socket, options: ReaderOptions): ServiceStream {
  const reader = new ByteReader(socket, options)
  return {
    reader,
    write: bytes =>
      new Promise((resolve, reject) => {
        socket.write(bytes, error => {
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

async function readHexLength(reader: ByteReader): Promise<number> {
  const digits = (await reader.read(4)).toString('latin1')
  if (!/^[0-9a-f]{4}$/i.test(digits)) throw new AdbError('protocol', `adb sent the length "${digits}"`)
  return parseInt(digits, 16)
}

function transportError(error: unknown): AdbError {
  if (error instanceof AdbError) return error
  const message = error instanceof Error ? error.message : String(error)
  // The second is adbkit's attempt to start a server with no program (see adb-server.ts).
  const refused = ['ECONNREFUSED', 'ERR_INVALID_ARG_VALUE']
  if (error instanceof Error && 'code' in error && refused.includes(String(error.code))) {
    return new AdbError('no-server', 'The adb server is gone', { cause: error })
  }
  return classifyFailure(message)
}

/** The server's words for a phone that cannot be used (packages/modules/adb, transport.cpp acquire_one_transport). */
function classifyFailure(message: string): AdbError {
  if (/unauthorized|offline|authorizing|connecting|no permissions|insufficient permissions/i.test(message)) {
    return new AdbError('not-ready', message)
  }
  if (/not found|no devices|closed|device .* not/i.test(message)) return new AdbError('gone', message)
  if (/Premature end|ECONNRESET|EPIPE/.test(message)) return new AdbError('gone', message)
  return new AdbError('fail', message)
}
