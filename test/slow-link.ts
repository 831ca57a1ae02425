import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface SlowLink {
  /** What to give to `adb connect`. */
  readonly serial: string
  readonly close: () => Promise<void>
}

/** Another way to a phone on a loopback port, over which it is sent so many bytes a second. */
export async function startSlowLink(port: number, bytesPerSecond: number): Promise<SlowLink> {
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    const phone = connect(port, '127.0.0.1')
    for (const end of [socket, phone]) {
      sockets.add(end)
      end.on('error', () => undefined)
      end.on('close', () => {
        socket.destroy()
        phone.destroy()
        sockets.delete(end)
      })
    }
    phone.pipe(socket)
    socket.on('data', data => {
      socket.pause()
      phone.write(data)
      setTimeout(() => socket.resume(), (data.length / bytesPerSecond) * 1000)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    serial: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
