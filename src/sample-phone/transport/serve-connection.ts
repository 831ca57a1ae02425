import type { Socket } from 'node:net'
import { createHandshake, type HandshakeOptions } from './handshake'
import { createLink } from './link'
import {
  ourMaxPayload,
  versionSkipChecksum,
  versionWithChecksum,
  command,
  encodeHeader,
  type Packet,
} from './packet'
import { createPacketReader } from './read-packets'
import { createStreams, type FindService } from './streams'

export interface ConnectionOptions extends HandshakeOptions {
  readonly findService: FindService
  readonly onUnplug: () => void
}

export interface Connection {
  /** The person has tapped "Allow": lets in the computer that waits. */
  readonly allow: () => void
  readonly close: () => void
}

/** Speaks the device's side of the ADB transport on one socket until it closes. */
export function serveConnection(socket: Socket, options: ConnectionOptions): Connection {
  const link = createLink({ socket, faults: options.faults, onUnplug: options.onUnplug })
  let version = versionWithChecksum

  const send = (packet: Packet): void => {
    // The other side cannot know the version before it has read our CNXN, so until then a sum is due.
    const early = packet.command === command.connect || packet.command === command.auth
    const header = encodeHeader(packet, early || version === versionWithChecksum)
    link.send(packet.payload.length === 0 ? [header] : [header, packet.payload])
  }
  const streams = createStreams(send, options.findService)
  const handshake = createHandshake(send, options)

  const onConnect = (packet: Packet): void => {
    streams.drop()
    version = Math.min(packet.arg0, versionSkipChecksum)
    streams.limit(Math.min(packet.arg1, ourMaxPayload))
    handshake.onConnect()
  }
  const onPacket = (packet: Packet): void => {
    if (packet.command === command.connect) onConnect(packet)
    else if (packet.command === command.auth) handshake.onAuth(packet)
    else if (!handshake.introduced()) return
    else if (packet.command === command.open) streams.open(packet)
    else streams.take(packet)
  }

  const reader = createPacketReader(() => version === versionWithChecksum, onPacket)
  socket.setNoDelay(true)
  socket.on('data', chunk => {
    try {
      reader.push(chunk)
    } catch {
      link.close()
    }
  })
  // A reset by the computer is an ordinary end of a connection.
  socket.on('error', () => link.close())
  socket.once('close', streams.drop)

  return { allow: handshake.allow, close: () => link.close() }
}
