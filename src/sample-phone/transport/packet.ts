/**
 * The ADB transport message: 24 bytes of header, little endian, and a payload.
 * Source: AOSP packages/modules/adb, protocol.txt and adb.h (`struct amessage`).
 */
export const headerLength = 24

const code = (name: string): number => Buffer.from(name, 'latin1').readUInt32LE(0)

export const command = {
  connect: code('CNXN'),
  auth: code('AUTH'),
  open: code('OPEN'),
  okay: code('OKAY'),
  write: code('WRTE'),
  close: code('CLSE'),
} as const

/** Peers of this version check a sum over every payload; from the next one on the field is left at zero. */
export const versionWithChecksum = 0x0100_0000
export const versionSkipChecksum = 0x0100_0001

/** adb.h MAX_PAYLOAD: the largest payload either side may announce. */
export const ourMaxPayload = 1024 * 1024

export interface PacketHeader {
  readonly command: number
  readonly arg0: number
  readonly arg1: number
  readonly length: number
  readonly checksum: number
}

export interface Packet {
  readonly command: number
  readonly arg0: number
  readonly arg1: number
  readonly payload: Buffer
}

/** Sum of all payload bytes modulo 2^32 (protocol.txt calls it a crc32; it is a plain sum). */
export function checksumOf(payload: Uint8Array): number {
  let sum = 0
  for (const byte of payload) sum = (sum + byte) >>> 0
  return sum
}

/** The header of `packet`; the checksum field is zero unless `withChecksum`. */
export function encodeHeader(packet: Packet, withChecksum: boolean): Buffer {
  const header = Buffer.allocUnsafe(headerLength)
  header.writeUInt32LE(packet.command, 0)
  header.writeUInt32LE(packet.arg0 >>> 0, 4)
  header.writeUInt32LE(packet.arg1 >>> 0, 8)
  header.writeUInt32LE(packet.payload.length, 12)
  header.writeUInt32LE(withChecksum ? checksumOf(packet.payload) : 0, 16)
  header.writeUInt32LE((packet.command ^ 0xffff_ffff) >>> 0, 20)
  return header
}

/** Reads a header; throws {@link ProtocolError} when its magic is not the complement of its command. */
export function decodeHeader(bytes: Buffer): PacketHeader {
  const value = bytes.readUInt32LE(0)
  if (bytes.readUInt32LE(20) !== (value ^ 0xffff_ffff) >>> 0) throw new ProtocolError('bad magic in header')
  return {
    command: value,
    arg0: bytes.readUInt32LE(4),
    arg1: bytes.readUInt32LE(8),
    length: bytes.readUInt32LE(12),
    checksum: bytes.readUInt32LE(16),
  }
}

/** The peer broke the transport protocol: the connection cannot go on. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError'
}
