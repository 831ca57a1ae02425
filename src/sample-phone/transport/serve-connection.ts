import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import type { FaultControl } from '../fault-control'
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

export interface ConnectionOptions {
  readonly faults: FaultControl
  /** The phone's introduction, `device::key=value;…;features=…`. */
  readonly banner: () => string
  /** Whether a computer may come in; while false it is asked to authorize. */
  readonly authorized: () => boolean
  readonly findService: FindService
  readonly onUnplug: () => void
}

export interface Connection {
  /** The person has tapped "Allow": lets in the computer that waits. */
  readonly allow: () => void
  readonly close: () => void
}

/** auth.h: the kinds of AUTH message. */
const authToken = 1
const authPublicKey = 3
const tokenLength = 20

/** Speaks the device's side of the ADB transport on one socket until it closes. */
export function serveConnection(socket: Socket, options: ConnectionOptions): Connection {
  const link = createLink({ socket, faults: options.faults, onUnplug: options.onUnplug })
  let version = versionWithChecksum
  let introduced = false
  let waitsForPerson = false

  const send = (packet: Packet): void => {
    // The other side cannot know the version before it has read our CNXN, so until then a sum is due.
    const early = packet.command === command.connect || packet.command === command.auth
    const header = encodeHeader(packet, early || version === versionWithChecksum)
    link.send(packet.payload.length === 0 ? [header] : [header, packet.payload])
  }

  const streams = createStreams(send, options.findService)

  const introduce = (): void => {
    waitsForPerson = false
    introduced = true
    const payload = Buffer.from(options.banner())
    send({ command: command.connect, arg0: versionSkipChecksum, arg1: ourMaxPayload, payload })
  }

  const askForKey = (): void =>
    send({ command: command.auth, arg0: authToken, arg1: 0, payload: randomBytes(tokenLength) })

  const onConnect = (packet: Packet): void => {
    streams.drop()
    version = Math.min(packet.arg0, versionSkipChecksum)
    streams.limit(Math.min(packet.arg1, ourMaxPayload))
    if (options.faults.current().offline === true) return
    if (options.authorized()) introduce()
    else askForKey()
  }

  const onAuth = (packet: Packet): void => {
    if (options.authorized()) introduce()
    // auth.cpp: a signature by an unknown key is answered by another token, until the computer shows its public
    // key; then the phone says nothing until the person has answered the dialog.
    else if (packet.arg0 === authPublicKey) waitsForPerson = true
    else askForKey()
  }

  const onPacket = (packet: Packet): void => {
    if (packet.command === command.connect) onConnect(packet)
    else if (packet.command === command.auth) onAuth(packet)
    else if (!introduced) return
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

  return {
    allow: () => {
      if (waitsForPerson) introduce()
    },
    close: () => link.close(),
  }
}
