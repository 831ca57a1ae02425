import { plausibleTime } from '../../../shared/plausible-time'

/**
 * The layouts of ADB's sync protocol, little-endian
 * (packages/modules/adb file_sync_protocol.h and SYNC.TXT).
 */

/** The most bytes adbd puts into one DATA packet (SYNC_DATA_MAX). */
export const maxDataBytes = 64 * 1024
/** The longest path adbd takes, in bytes. */
export const maxRequestPathBytes = 1024

export type EntryKind = 'file' | 'folder' | 'other'

export interface PhoneStat {
  readonly kind: EntryKind
  readonly bytes: number
  /** Seconds since 1970. */
  readonly modifiedAt: number
  /** errno on the phone, 0 when all went well (v2 only). */
  readonly errno: number
}

export interface DirEntryHeader extends PhoneStat {
  readonly nameBytes: number
}

/** Bytes that follow the four letters of a v1 STAT answer, a v2 STA2/LST2 answer, a v1 DENT and a v2 DNT2. */
export const bodyBytes = { stat: 12, stat2: 68, dent: 16, dent2: 72 } as const

export function encodeRequest(id: string, path: Uint8Array): Buffer {
  const header = Buffer.alloc(8)
  header.write(id, 0, 4, 'latin1')
  header.writeUInt32LE(path.length, 4)
  return Buffer.concat([header, path])
}

/** `body` is what follows `STAT`: mode, size (modulo 2^32), mtime. A missing file is all zeros. */
export function decodeStat(body: Buffer): PhoneStat {
  const mode = body.readUInt32LE(0)
  const missing = mode === 0
  return {
    kind: entryKind(mode),
    bytes: body.readUInt32LE(4),
    modifiedAt: body.readUInt32LE(8),
    errno: missing ? noSuchFile : 0,
  }
}

/** `body` is what follows `STA2`, `LST2` or `DNT2`: error, dev, ino, mode, nlink, uid, gid, size, atime, mtime, ctime. */
export function decodeStat2(body: Buffer): PhoneStat {
  return {
    errno: body.readUInt32LE(0),
    kind: entryKind(body.readUInt32LE(20)),
    bytes: Number(body.readBigUInt64LE(36)),
    modifiedAt: plausibleTime(Number(body.readBigInt64LE(52))),
  }
}

export function decodeDirEntry(body: Buffer): DirEntryHeader {
  return { ...decodeStat(body), errno: 0, nameBytes: body.readUInt32LE(12) }
}

export function decodeDirEntry2(body: Buffer): DirEntryHeader {
  return { ...decodeStat2(body), nameBytes: body.readUInt32LE(68) }
}

const noSuchFile = 2
const fileTypeMask = 0o170000
const regularFile = 0o100000
const directory = 0o040000

function entryKind(mode: number): EntryKind {
  const type = mode & fileTypeMask
  if (type === regularFile) return 'file'
  return type === directory ? 'folder' : 'other'
}
