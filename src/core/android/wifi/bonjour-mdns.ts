import { EventEmitter } from 'node:events'
import bonjour from 'bonjour-service'
import type { Mdns } from './mdns'

/** A question may get lost, or a phone join the network later. */
const askMs = 2_000
/** What is told of one type: then it is a flood, and is not followed any more. */
const maxTold = 500

/**
 * mDNS by bonjour-service. It listens from the first `browse` to the end of the last; where the port cannot be had, nothing
 * is found.
 */
export function createBonjourMdns(): Mdns {
  let shared: { readonly client: bonjour; users: number } | null = null
  const take = (): bonjour => {
    shared ??= { client: listen(), users: 0 }
    shared.users += 1
    return shared.client
  }
  const give = () => {
    if (shared === null) return
    shared.users -= 1
    if (shared.users > 0) return
    shared.client.destroy()
    shared = null
  }
  return {
    browse: (type, onUp, onDown) => {
      const browser = take().find({ type, protocol: 'tcp' })
      let told = 0
      const up = ({ name, addresses = [], port, referer }: bonjour.Service) => {
        told += 1
        if (told > maxTold) return end()
        // Who sent it has that address in any case, and not all send theirs along.
        onUp({ name, port, addresses: referer ? [...addresses, referer.address] : addresses })
      }
      browser.on('up', up)
      browser.on('srv-update', up)
      browser.on('down', ({ name }) => onDown(name))
      const asking = setInterval(() => browser.update(), askMs)
      let ended = false
      const end = () => {
        if (ended) return
        ended = true
        clearInterval(asking)
        browser.stop()
        browser.removeAllListeners()
        give()
      }
      return end
    },
  }
}

function listen(): bonjour {
  const client = new bonjour()
  // It has no way to say so: without a listener, a port that another program keeps for itself would end the app.
  const server: unknown = Reflect.get(client, 'server')
  const socket: unknown = server instanceof Object ? Reflect.get(server, 'mdns') : undefined
  if (socket instanceof EventEmitter) socket.on('error', () => undefined)
  return client
}
