import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { connectAdbServer } from '../src/core/android/adb/connect-adb-server'
import type { AdbServer } from '../src/core/android/adb/adb-server'

/** What a hostile server and phone say. Each function gets the open connection and does with it what it likes. */
export interface FakeScript {
  /** By the request, e.g. `host:transport:x`; what is not listed gets OKAY for a transport, and silence for the rest. */
  readonly requests?: Readonly<Record<string, (socket: Socket) => void>>
  /** By the first four letters of each request within `sync:`, with its path. */
  readonly sync?: Readonly<Record<string, (socket: Socket, path: string) => void>>
  /** What a `shell,v2,raw:` or `shell:` command is answered. */
  readonly shell?: (socket: Socket) => void
  readonly features?: string
  /** A phone whose pairing dialog is open: at any address, for this password. Without it a server older than 30. */
  readonly pairing?: { readonly password: string; readonly guid: string }
}

export interface FakeAdbServer {
  readonly server: AdbServer
  readonly port: number
  /** How many bytes have left for the product, in all: what nobody reads stays here, but for some MB of the kernel's. */
  readonly sentBytes: () => number
  /** How often it was asked that. */
  readonly asked: (request: string) => number
  readonly close: () => Promise<void>
}

/** With its length before it, as the server sends texts. */
export const text = (value: string) =>
  Buffer.concat([Buffer.from(value.length.toString(16).padStart(4, '0')), Buffer.from(value)])

const okay = (value: string) => Buffer.concat([Buffer.from('OKAY'), text(value)])

/**
 * `host:pair:<password>:<host>`, answered as the server does (packages/modules/adb, client/adb_wifi.cpp
 * adb_wifi_pair_device, services.cpp host_service_to_socket); null for another request.
 */
export function answerPairing(request: string, pairing: FakeScript['pairing']): Buffer | null {
  const [, password, host] = /^host:pair:([^:]*):(.*)$/.exec(request) ?? []
  if (password === undefined || host === undefined) return null
  if (!pairing) return Buffer.concat([Buffer.from('FAIL'), text('unknown host service')])
  if (password !== pairing.password) return okay('Failed: Wrong password or connection was dropped.')
  return okay(`Successfully paired to ${host} [guid=${pairing.guid}]`)
}

/** Speaks the smart-socket protocol by a script, to say what no real adb server and phone would. */
export async function startFakeAdbServer(script: FakeScript): Promise<FakeAdbServer> {
  const sockets = new Set<Socket>()
  const requests: string[] = []
  let closedBytes = 0
  const listener = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
      closedBytes += socket.bytesWritten
    })
    let buffer = Buffer.alloc(0)
    let speaks: 'requests' | 'sync' | 'anything' = 'requests'
    socket.on('data', (data: Buffer) => {
      buffer = Buffer.concat([buffer, data])
      for (;;) {
        // What a command is given is of no interest.
        if (speaks === 'anything') return
        if (speaks === 'sync') {
          if (buffer.length < 8 || buffer.length < 8 + buffer.readUInt32LE(4)) return
          const length = buffer.readUInt32LE(4)
          const [id, path] = [buffer.toString('latin1', 0, 4), buffer.toString('utf8', 8, 8 + length)]
          buffer = buffer.subarray(8 + length)
          script.sync?.[id]?.(socket, path)
        } else {
          const length = buffer.length < 4 ? Infinity : parseInt(buffer.toString('latin1', 0, 4), 16)
          if (buffer.length < 4 + length) return
          const request = buffer.toString('utf8', 4, 4 + length)
          buffer = buffer.subarray(4 + length)
          requests.push(request)
          speaks = answer(socket, request, script)
        }
      }
    })
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  return {
    port,
    server: await connectAdbServer('adb', port),
    sentBytes: () => [...sockets].reduce((total, { bytesWritten }) => total + bytesWritten, closedBytes),
    asked: request => requests.filter(one => one === request).length,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      listener.close()
      await once(listener, 'close')
    },
  }
}

/** @returns what the connection speaks from now on */
function answer(
  socket: Socket,
  request: string,
  { requests, shell, features = 'shell_v2,stat_v2,ls_v2', pairing }: FakeScript,
) {
  const own = requests?.[request]
  const paired = answerPairing(request, pairing)
  if (own) own(socket)
  else if (paired) socket.write(paired)
  else if (request === 'host:version') socket.write(okay('0029'))
  else if (request.endsWith(':features')) socket.write(okay(features))
  else if (request.startsWith('host:transport:') || request === 'sync:') socket.write('OKAY')
  else if (/^shell(,v2,raw)?:/.test(request)) {
    socket.write('OKAY')
    shell?.(socket)
  }
  if (request === 'sync:') return 'sync'
  return request.startsWith('shell') ? 'anything' : 'requests'
}

/** A DNT2 entry (file_sync_protocol.h), with whatever numbers one likes. */
export function dnt2(name: string, entry: { mode?: number; bytes?: bigint; mtime?: bigint } = {}): Buffer {
  const { mode = 0o100644, bytes = 2n, mtime = 1n } = entry
  const body = Buffer.alloc(76)
  body.write('DNT2', 0, 'latin1')
  body.writeUInt32LE(mode, 24)
  body.writeBigUInt64LE(bytes, 40)
  body.writeBigInt64LE(mtime, 56)
  body.writeUInt32LE(Buffer.byteLength(name), 72)
  return Buffer.concat([body, Buffer.from(name)])
}

export const listDone = Buffer.concat([Buffer.from('DONE'), Buffer.alloc(72)])

/** Four letters and a number, as DATA, DONE and FAIL begin. */
export function syncHeader(id: string, length: number): Buffer {
  const header = Buffer.alloc(8)
  header.write(id, 0, 'latin1')
  header.writeUInt32LE(length, 4)
  return header
}

/** A packet of the shell protocol. */
export function shellPacket(kind: number, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(5)
  header.writeUInt8(kind, 0)
  header.writeUInt32LE(data.length, 1)
  return Buffer.concat([header, data])
}

/** Writes the same bytes again and again, one every `ms` milliseconds: never silent, never done. */
export function dripForEver(socket: Socket, bytes: Buffer, ms: number): void {
  let at = 0
  const timer = setInterval(() => {
    socket.write(bytes.subarray(at, at + 1))
    at = (at + 1) % bytes.length
  }, ms)
  socket.once('close', () => clearInterval(timer))
}

/** Writes the same bytes again and again until the connection ends, and lets others have their turn in between. */
export function writeForEver(socket: Socket, bytes: Buffer): void {
  const go = () => {
    if (socket.destroyed) return
    if (socket.write(bytes)) setImmediate(go)
    else socket.once('drain', () => setImmediate(go))
  }
  go()
}
