import bonjour from 'bonjour-service'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { isLocalNetwork } from '../src/core/android/wifi/network-address'
import { answerPairing, type FakeScript } from './fake-adb-server'

/** An address that this computer has in a local network, IPv4 if it can be; null where it has none. */
export function localAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap(addresses => addresses ?? [])
  const local = all.map(({ address }) => address).filter(isLocalNetwork)
  return local.find(address => !address.includes(':')) ?? local[0] ?? null
}

interface Announcement {
  readonly name: string
  readonly type: 'adb-tls-pairing' | 'adb-tls-connect'
  readonly address: string
  readonly port: number
}

/** A real mDNS responder that says what a phone says. Returns how it takes that back, as a phone does. */
export function announce({ name, type, address, port }: Announcement): () => Promise<void> {
  const responder = new bonjour()
  const service = responder.publish({ name, type, port, host: `${name}.local`.toLowerCase(), probe: false })
  const records = service.records.bind(service)
  // Not those of all networks that this computer is in.
  service.records = () =>
    records().filter(({ type: kind, data }) => !['A', 'AAAA'].includes(kind) || data === address)
  return () => new Promise(resolve => responder.unpublishAll(() => responder.destroy(() => resolve())))
}

interface Listening {
  readonly port: number
  readonly close: () => Promise<void>
}

/** Passes what comes to this address on to a port of the loopback: the sample phone, as if it were on the network. */
export async function forward(address: string, to: number): Promise<Listening> {
  return await listen(address, socket => join(socket, connect(to, '127.0.0.1')))
}

export interface PairingAdb extends Listening {
  /** What may be paired from now on; with null it is as old as it is. */
  readonly setPairing: (pairing: FakeScript['pairing'] | null) => void
}

/**
 * The real adb server, as if it could pair: Debian's is too old. `host:pair:` is answered here as a newer one does, and all
 * else by the real one at that port.
 */
export async function startPairingAdb(realPort: number): Promise<PairingAdb> {
  let pairing: FakeScript['pairing'] | null = null
  const listening = await listen('127.0.0.1', socket => {
    let begun = Buffer.alloc(0)
    const onData = (data: Buffer) => {
      begun = Buffer.concat([begun, data])
      const length = begun.length < 4 ? Infinity : parseInt(begun.toString('latin1', 0, 4), 16)
      if (begun.length < 4 + length) return
      socket.off('data', onData)
      const answer = pairing ? answerPairing(begun.toString('utf8', 4, 4 + length), pairing) : null
      if (answer) return socket.end(answer)
      const real = connect(realPort, '127.0.0.1')
      real.write(begun)
      join(socket, real)
    }
    socket.on('data', onData)
  })
  return { ...listening, setPairing: next => (pairing = next) }
}

function join(one: Socket, other: Socket): void {
  one.pipe(other)
  other.pipe(one)
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.on('error', () => to.destroy())
    from.on('close', () => to.destroy())
  }
}

async function listen(address: string, onSocket: (socket: Socket) => void): Promise<Listening> {
  const sockets = new Set<Socket>()
  const server: Server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    onSocket(socket)
  }).listen(0, address)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
