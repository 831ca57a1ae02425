import { AdbError } from './adb-error'
import type { ByteSource } from './byte-reader'

/** Packet kinds of the shell protocol: a byte, then the length as 32 bits little-endian (packages/modules/adb shell_protocol.h). */
export const shellPacket = { stdin: 0, stdout: 1, stderr: 2, exit: 3, closeStdin: 4 } as const

const shellHeaderBytes = 5
/** adbd reads at most so much at a time (MAX_PAYLOAD in adb.h). */
const maxPacketBytes = 1024 * 1024

export interface ShellPacketHeader {
  readonly kind: typeof shellPacket.stdout | typeof shellPacket.stderr | typeof shellPacket.exit
  /** How many bytes follow. */
  readonly length: number
}

/** @throws AdbError, `protocol` for a packet that adbd does not send; what reading throws */
export async function readPacketHeader(reader: ByteSource): Promise<ShellPacketHeader> {
  const header = await reader.read(shellHeaderBytes)
  const kind = header.readUInt8(0)
  const length = header.readUInt32LE(1)
  if (length > maxPacketBytes) throw new AdbError('protocol', `A shell packet of ${length} bytes`)
  if (kind !== shellPacket.stdout && kind !== shellPacket.stderr && kind !== shellPacket.exit)
    throw new AdbError('protocol', `A shell packet of kind ${kind}`)
  return { kind, length }
}

export function encodeInput(data: Uint8Array): Buffer {
  return encodePacket(shellPacket.stdin, data)
}

/** The command has got all of its input. */
export function encodeInputEnd(): Buffer {
  return encodePacket(shellPacket.closeStdin, Buffer.alloc(0))
}

function encodePacket(kind: number, data: Uint8Array): Buffer {
  const header = Buffer.alloc(shellHeaderBytes)
  header.writeUInt8(kind, 0)
  header.writeUInt32LE(data.length, 1)
  return Buffer.concat([header, data])
}
