/** The shell protocol: a byte of id, four of length (little endian), data. Source: AOSP adb shell_protocol.h. */
export const shellId = { stdin: 0, stdout: 1, stderr: 2, exit: 3, closeStdin: 4, windowSize: 5 } as const

const headerLength = 5

export interface ShellPacket {
  readonly id: number
  readonly data: Buffer
}

export function encodeShellPacket(id: number, data: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(headerLength + data.length)
  bytes.writeUInt8(id, 0)
  bytes.writeUInt32LE(data.length, 1)
  data.copy(bytes, headerLength)
  return bytes
}

/** Cuts a byte stream into shell packets. */
export function createShellPacketReader(): (chunk: Buffer) => readonly ShellPacket[] {
  let rest: Buffer = Buffer.alloc(0)
  return chunk => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const packets: ShellPacket[] = []
    while (rest.length >= headerLength) {
      const end = headerLength + rest.readUInt32LE(1)
      if (rest.length < end) break
      packets.push({ id: rest.readUInt8(0), data: rest.subarray(headerLength, end) })
      rest = rest.subarray(end)
    }
    return packets
  }
}
