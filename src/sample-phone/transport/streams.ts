import { command, type Packet } from './packet'
import { createStream, type AdbStream, type StreamEnd } from './stream'

/** What serves the stream for `service`; undefined when there is no such service. */
export type FindService = (service: Buffer) => ((stream: AdbStream) => void) | undefined

/** The streams of one connection, by our number. */
export interface Streams {
  /** The largest payload that the computer takes, from the next stream on. */
  readonly limit: (bytes: number) => void
  /** Takes an OPEN. */
  readonly open: (packet: Packet) => void
  /** Takes an OKAY, WRTE or CLSE. */
  readonly take: (packet: Packet) => void
  /** The connection has ended, or begins anew. */
  readonly drop: () => void
}

const empty = Buffer.alloc(0)
/** adb.h MAX_PAYLOAD_V1: until the computer has told its own. */
const firstMaxPayload = 4096

export function createStreams(send: (packet: Packet) => void, findService: FindService): Streams {
  const streams = new Map<number, StreamEnd>()
  let maxPayload = firstMaxPayload
  let nextId = 1

  const open = (packet: Packet): void => {
    const nul = packet.payload.indexOf(0)
    const serve = findService(nul === -1 ? packet.payload : packet.payload.subarray(0, nul))
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

  const take = (packet: Packet): void => {
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

  const drop = (): void => {
    for (const end of streams.values()) end.onClose()
    streams.clear()
  }

  return { limit: bytes => (maxPayload = bytes), open, take, drop }
}
