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
import { createStream, type AdbStream, type StreamEnd } from './stream'

export interface ConnectionOptions {
  readonly faults: FaultControl
  /** The phone's introduction, `device::key=value;…;features=…`. */
  readonly banner: () => string
  /** Whether a computer may come in; while false it is asked to authorize. */
  readonly authorized: () => boolean
  /** What serves the stream for `service`; undefined when there is no such service. */
  readonly findService: (service: Buffer) => ((stream: AdbStream) => void) | undefined
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

const empty = Buffer.alloc(0)

/** Speaks the device's side of the ADB transport on one socket until it closes. */
export function serveConnection(socket: Socket, options: ConnectionOptions): Connection {
  const link = createLink({ socket, faults: options.faults, onUnplug: options.onUnplug })
  const streams = new Map<number, StreamEnd>()
  let version = versionWithChecksum
  let maxPayload = 4096
  let introduced = false
  let waitsForPerson = false
  let nextId = 1

  const send = (packet: Packet): void => {
    // The other side cannot know the version before it has read our CNXN, so until then a sum is due.
    const early = packet.command === command.connect || packet.command === command.auth
    const header = encodeHeader(packet, early || version === versionWithChecksum)
    link.send(packet.payload.length === 0 ? [header] : [header, packet.payload])
  }

  const introduce = (): void => {
    waitsForPerson = false
    introduced = true
    const payload = Buffer.from(options.banner())
    send({ command: command.connect, arg0: versionSkipChecksum, arg1: ourMaxPayload, payload })
  }

  const askForKey = (): void =>
    send({ command: command.auth, arg0: authToken, arg1: 0, payload: randomBytes(tokenLength) })

  const onConnect = (packet: Packet): void => {
    dropStreams()
    version = Math.min(packet.arg0, versionSkipChecksum)
    maxPayload = Math.min(packet.arg1, ourMaxPayload)
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

  const onOpen = (packet: Packet): void => {
    const nul = packet.payload.indexOf(0)
    const serve = options.findService(nul === -1 ? packet.payload : packet.payload.subarray(0, nul))
    const remoteId = packet.arg0
    if (serve === undefined) {
      // protocol.txt: a failed OPEN is answered by CLOSE(0, remote-id).
      send({ command: command.close, arg0: 0, arg1: remoteId, payload: empty })
      return
    }
    const localId = nextId++
    const sendStream = (kind: number, payload: Buffer): void =>
      send({ command: kind, arg0: localId, arg1: remoteId, payload })
    const end = createStream({
      maxPayload,
      sendWrite: payload => sendStream(command.write, payload),
      sendOkay: () => sendStream(command.okay, empty),
      sendClose: () => {
        streams.delete(localId)
        sendStream(command.close, empty)
      },
    })
    streams.set(localId, end)
    // The OKAY must be on the wire before anything that the service writes.
    sendStream(command.okay, empty)
    serve(end.stream)
  }

  const onStream = (packet: Packet): void => {
    const end = streams.get(packet.arg1)
    if (end === undefined) {
      // adb.cpp handle_packet: a WRTE for a stream that is gone is answered by CLSE.
      if (packet.command === command.write)
        send({ command: command.close, arg0: packet.arg1, arg1: packet.arg0, payload: empty })
      return
    }
    if (packet.command === command.write) end.onWrite(packet.payload)
    else if (packet.command === command.okay) end.onOkay()
    else if (packet.command === command.close) {
      streams.delete(packet.arg1)
      end.onClose()
    }
  }

  const onPacket = (packet: Packet): void => {
    if (packet.command === command.connect) onConnect(packet)
    else if (packet.command === command.auth) onAuth(packet)
    else if (!introduced) return
    else if (packet.command === command.open) onOpen(packet)
    else onStream(packet)
  }

  const dropStreams = (): void => {
    for (const end of streams.values()) end.onClose()
    streams.clear()
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
  socket.once('close', dropStreams)

  return {
    allow: () => {
      if (waitsForPerson) introduce()
    },
    close: () => link.close(),
  }
}
