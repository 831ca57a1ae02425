import {
  headerLength,
  ourMaxPayload,
  ProtocolError,
  checksumOf,
  decodeHeader,
  type Packet,
  type PacketHeader,
} from './packet'

export interface PacketReader {
  /** Takes the next bytes off the wire; calls back for each whole packet. Throws {@link ProtocolError}. */
  push(chunk: Buffer): void
}

/** Cuts a byte stream into packets. `checksums` is asked for every packet: the version is known only after CNXN. */
export function createPacketReader(
  checksums: () => boolean,
  onPacket: (packet: Packet) => void,
): PacketReader {
  const head = Buffer.alloc(headerLength)
  let filled = 0
  let header: PacketHeader | undefined
  let payload = Buffer.alloc(0)

  const finish = (done: PacketHeader): void => {
    header = undefined
    filled = 0
    if (checksums() && checksumOf(payload) !== done.checksum) throw new ProtocolError('bad checksum')
    onPacket({ command: done.command, arg0: done.arg0, arg1: done.arg1, payload })
  }

  const begin = (): void => {
    header = decodeHeader(head)
    if (header.length > ourMaxPayload) throw new ProtocolError(`payload of ${header.length} bytes`)
    payload = Buffer.allocUnsafe(header.length)
    filled = 0
    if (header.length === 0) finish(header)
  }

  return {
    push(chunk) {
      let at = 0
      while (at < chunk.length) {
        const target = header === undefined ? head : payload
        const count = Math.min(target.length - filled, chunk.length - at)
        chunk.copy(target, filled, at, at + count)
        filled += count
        at += count
        if (filled < target.length) continue
        if (header === undefined) begin()
        else finish(header)
      }
    },
  }
}
