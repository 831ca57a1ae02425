import { describe, expect, it } from 'vitest'
import { encodeDent, encodeFail, encodeListDone, encodeStat, encodeStat2, noStat, syncId } from './sync-wire'

const stat = {
  ...noStat(0),
  mode: 0o100660,
  size: 2n ** 32n + 5n,
  mtime: 1_700_000_000n,
  uid: 2000,
  nlink: 1,
}

describe('sync messages', () => {
  it('of version 1 keep the low 32 bits of a size, as adbd does', () => {
    const bytes = encodeStat(stat)
    expect(bytes).toHaveLength(16)
    expect(bytes.toString('latin1', 0, 4)).toBe('STAT')
    expect([bytes.readUInt32LE(4), bytes.readUInt32LE(8), bytes.readUInt32LE(12)]).toEqual([
      0o100660, 5, 1_700_000_000,
    ])
  })

  it('of version 2 have 64-bit sizes where file_sync_protocol.h has them', () => {
    const bytes = encodeStat2(syncId.stat2, stat)
    expect(bytes).toHaveLength(72)
    expect(bytes.readBigUInt64LE(40)).toBe(2n ** 32n + 5n)
    expect(bytes.readBigInt64LE(56)).toBe(1_700_000_000n)
    expect(bytes.readUInt32LE(32)).toBe(2000)
  })

  it('carry names as bytes', () => {
    const name = Buffer.from([0x63, 0xff, 0x0a])
    const [first, second] = [encodeDent(1, stat, name), encodeDent(2, stat, name)]
    expect(first).toHaveLength(23)
    expect(first.readUInt32LE(16)).toBe(3)
    expect(first.subarray(20)).toEqual(name)
    expect(second).toHaveLength(79)
    expect(second.readUInt32LE(72)).toBe(3)
    expect(second.subarray(76)).toEqual(name)
  })

  it('end a listing with DONE in the size of an entry', () => {
    expect(encodeListDone(1)).toHaveLength(20)
    expect(encodeListDone(2)).toHaveLength(76)
    expect(encodeListDone(2).toString('latin1', 0, 4)).toBe('DONE')
  })

  it('tell failures with the length of the text in bytes', () => {
    expect(encodeFail('né').toString('hex')).toBe(
      Buffer.from('FAIL\x03\0\0\0n\xc3\xa9', 'latin1').toString('hex'),
    )
  })
})
