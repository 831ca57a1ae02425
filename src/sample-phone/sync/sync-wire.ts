import type { BigIntStats } from 'node:fs'

/**
 * The sync protocol's messages, little endian, no padding.
 * Source: AOSP packages/modules/adb, file_sync_protocol.h and SYNC.TXT.
 */
const id = (name: string): number => Buffer.from(name, 'latin1').readUInt32LE(0)

export const syncId = {
  stat: id('STAT'),
  stat2: id('STA2'),
  lstat2: id('LST2'),
  list: id('LIST'),
  list2: id('LIS2'),
  dent: id('DENT'),
  dent2: id('DNT2'),
  send: id('SEND'),
  recv: id('RECV'),
  data: id('DATA'),
  done: id('DONE'),
  okay: id('OKAY'),
  fail: id('FAIL'),
  quit: id('QUIT'),
} as const

/** file_sync_protocol.h SYNC_DATA_MAX: the most bytes in one DATA message. */
export const syncDataMax = 64 * 1024
/** file_sync_service.cpp: longer paths are refused. */
export const maxPath = 1024

const statLength = 16
const stat2Length = 72
const dentLength = 20
const dent2Length = 76

/** A message of an id and one number: request headers, DATA, DONE, OKAY, FAIL. */
export function encodeShort(messageId: number, value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32LE(messageId, 0)
  bytes.writeUInt32LE(value >>> 0, 4)
  return bytes
}

export function encodeFail(text: string): Buffer {
  const message = Buffer.from(text)
  return Buffer.concat([encodeShort(syncId.fail, message.length), message])
}

/** The fields of version 1: 32 bits each, whatever the file's true size. */
function writeShortStat(bytes: Buffer, at: number, stat: EntryStat): void {
  bytes.writeUInt32LE(stat.mode >>> 0, at)
  bytes.writeUInt32LE(Number(BigInt.asUintN(32, stat.size)), at + 4)
  bytes.writeUInt32LE(Number(BigInt.asUintN(32, stat.mtime)), at + 8)
}

function writeLongStat(bytes: Buffer, at: number, stat: EntryStat): void {
  bytes.writeUInt32LE(stat.error, at)
  bytes.writeBigUInt64LE(BigInt.asUintN(64, stat.dev), at + 4)
  bytes.writeBigUInt64LE(BigInt.asUintN(64, stat.ino), at + 12)
  bytes.writeUInt32LE(stat.mode >>> 0, at + 20)
  bytes.writeUInt32LE(stat.nlink, at + 24)
  bytes.writeUInt32LE(stat.uid, at + 28)
  bytes.writeUInt32LE(stat.gid, at + 32)
  bytes.writeBigUInt64LE(BigInt.asUintN(64, stat.size), at + 36)
  bytes.writeBigInt64LE(stat.atime, at + 44)
  bytes.writeBigInt64LE(stat.mtime, at + 52)
  bytes.writeBigInt64LE(stat.ctime, at + 60)
}

/** What the wire tells of a file. Times in seconds; `error` is a Linux error number, 0 for none. */
export interface EntryStat {
  readonly error: number
  readonly dev: bigint
  readonly ino: bigint
  readonly mode: number
  readonly nlink: number
  readonly uid: number
  readonly gid: number
  readonly size: bigint
  readonly atime: bigint
  readonly mtime: bigint
  readonly ctime: bigint
}

export const noStat = (error: number): EntryStat => ({
  error,
  dev: 0n,
  ino: 0n,
  mode: 0,
  nlink: 0,
  uid: 0,
  gid: 0,
  size: 0n,
  atime: 0n,
  mtime: 0n,
  ctime: 0n,
})

const nanoseconds = 1_000_000_000n

export const toEntryStat = (stat: BigIntStats): EntryStat => ({
  error: 0,
  dev: stat.dev,
  ino: stat.ino,
  mode: Number(stat.mode),
  nlink: Number(stat.nlink),
  uid: Number(stat.uid),
  gid: Number(stat.gid),
  size: stat.size,
  atime: stat.atimeNs / nanoseconds,
  mtime: stat.mtimeNs / nanoseconds,
  ctime: stat.ctimeNs / nanoseconds,
})

export function encodeStat(stat: EntryStat): Buffer {
  const bytes = Buffer.alloc(statLength)
  bytes.writeUInt32LE(syncId.stat, 0)
  writeShortStat(bytes, 4, stat)
  return bytes
}

export function encodeStat2(messageId: number, stat: EntryStat): Buffer {
  const bytes = Buffer.alloc(stat2Length)
  bytes.writeUInt32LE(messageId, 0)
  writeLongStat(bytes, 4, stat)
  return bytes
}

export function encodeDent(version: 1 | 2, stat: EntryStat, name: Buffer): Buffer {
  const length = version === 1 ? dentLength : dent2Length
  const bytes = Buffer.alloc(length + name.length)
  bytes.writeUInt32LE(version === 1 ? syncId.dent : syncId.dent2, 0)
  if (version === 1) writeShortStat(bytes, 4, stat)
  else writeLongStat(bytes, 4, stat)
  bytes.writeUInt32LE(name.length, length - 4)
  name.copy(bytes, length)
  return bytes
}

/** The end of a listing: DONE in the size of an entry, all zero. */
export function encodeListDone(version: 1 | 2): Buffer {
  const bytes = Buffer.alloc(version === 1 ? dentLength : dent2Length)
  bytes.writeUInt32LE(syncId.done, 0)
  return bytes
}
