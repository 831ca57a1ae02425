import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ProtocolError, versionSkipChecksum, checksumOf, command, encodeHeader, type Packet } from './packet'
import { createPacketReader } from './read-packets'

const packet = (payload: Buffer): Packet => ({ command: command.write, arg0: 7, arg1: 0xffff_ffff, payload })

const encode = (from: Packet, withChecksum: boolean): Buffer =>
  Buffer.concat([encodeHeader(from, withChecksum), from.payload])

function readAll(chunks: readonly Buffer[], checksums: boolean): readonly Packet[] {
  const packets: Packet[] = []
  const reader = createPacketReader(
    () => checksums,
    read => packets.push(read),
  )
  for (const chunk of chunks) reader.push(chunk)
  return packets
}

describe('packets', () => {
  it('are laid out as adb lays them out', () => {
    const connect = encodeHeader(
      {
        command: command.connect,
        arg0: versionSkipChecksum,
        arg1: 0x100000,
        payload: Buffer.from('host::'),
      },
      true,
    )
    // Worked out by hand: the six bytes of host:: add up to 562, which is 0x232.
    expect(connect.toString('hex')).toBe('434e584e01000001000010000600000032020000bcb1a7b1')
  })

  it('survive any cut of the stream', () => {
    const payloads = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 8 })
    const cuts = fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 1 })
    fc.assert(
      fc.property(payloads, cuts, (contents, sizes) => {
        const sent = contents.map(bytes => packet(Buffer.from(bytes)))
        const wire = Buffer.concat(sent.map(one => encode(one, true)))
        const chunks: Buffer[] = []
        for (let at = 0, turn = 0; at < wire.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1
          chunks.push(wire.subarray(at, at + size))
          at += size
        }
        expect(readAll(chunks, true)).toEqual(sent)
      }),
    )
  })

  it('with a wrong sum are refused where sums are due, and only there', () => {
    const wire = encode(packet(Buffer.from('hello')), true)
    wire.writeUInt8(wire.readUInt8(wire.length - 1) ^ 1, wire.length - 1)
    expect(() => readAll([wire], true)).toThrow(ProtocolError)
    expect(readAll([wire], false)).toHaveLength(1)
  })

  it('with a wrong magic or an oversized payload are refused', () => {
    const magic = encode(packet(Buffer.alloc(0)), true)
    magic.writeUInt8(0, 20)
    expect(() => readAll([magic], false)).toThrow('bad magic')
    const huge = encode(packet(Buffer.alloc(0)), true)
    huge.writeUInt32LE(2 ** 31, 12)
    expect(() => readAll([huge], false)).toThrow(ProtocolError)
  })

  it('sum payload bytes modulo 2^32', () => {
    expect(checksumOf(Buffer.alloc(1000, 0xff))).toBe(255_000)
  })
})
