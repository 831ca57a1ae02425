import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { serveConnection, type Connection, type ConnectionOptions } from './transport/serve-connection'

/** The phone's place on the wire: one port, which can be closed and opened again like a plug. */
export interface PhonePort {
  readonly number: number
  readonly unplug: () => void
  readonly plug: () => Promise<void>
  /** Lets in computers that wait for authorization. */
  readonly allow: () => void
}

/** Listens on loopback only. Rejects when the port is taken. */
export async function listen(
  wanted: number,
  options: Omit<ConnectionOptions, 'onUnplug'>,
): Promise<PhonePort> {
  const connections = new Set<Connection>()
  let server: Server | undefined

  const unplug = (): void => {
    server?.close()
    server = undefined
    for (const connection of [...connections]) connection.close()
  }

  const open = async (port: number): Promise<number> => {
    const opened = createServer(socket => {
      const connection = serveConnection(socket, { ...options, onUnplug: unplug })
      connections.add(connection)
      socket.once('close', () => connections.delete(connection))
    })
    opened.listen({ port, host: '127.0.0.1' })
    await once(opened, 'listening')
    server = opened
    return (opened.address() as AddressInfo).port
  }

  const number = await open(wanted)
  return {
    number,
    unplug,
    plug: async () => {
      if (server === undefined) await open(number)
    },
    allow: () => {
      for (const connection of connections) connection.allow()
    },
  }
}
