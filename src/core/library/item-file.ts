import type { FileHandle } from 'node:fs/promises'
import { openRanges, type OpenRanges } from '../crypto/open-ranges'
import type { BackupReader } from './open-backup'

/** A file of a backup, as it was on the phone, from anywhere in it. Decrypted in memory only. */
export interface ItemFile extends OpenRanges {
  readonly close: () => Promise<void>
}

/** Pieces of a plain file: more than a picture's head, less than what would be read in vain of a film. */
const pieceBytes = 128 * 1024

/**
 * @param file its place in the backup folder
 * @throws like `BackupReader.openFile`; AgeError
 */
export async function openItemFile(backup: BackupReader, file: string): Promise<ItemFile> {
  const handle = await backup.openFile(file)
  try {
    const { size } = await handle.stat()
    const ranges = backup.keys
      ? await openRanges(
          { bytes: size, read: (target, at) => readAt(handle, target, at) },
          backup.keys.identity,
        )
      : plainRanges(handle, size)
    return { ...ranges, close: () => handle.close() }
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** The first `maxBytes` bytes, fewer when the item is shorter. @throws like `openItemFile` */
export async function readItemHead(backup: BackupReader, file: string, maxBytes: number): Promise<Buffer> {
  const item = await openItemFile(backup, file)
  try {
    return await collect(item.read(0, Math.min(maxBytes, item.bytes)))
  } finally {
    await item.close()
  }
}

/** All of it, or null when it is larger than `maxBytes` bytes, whatever the index says. @throws like `openItemFile` */
export async function readWholeItem(
  backup: BackupReader,
  file: string,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Buffer | null> {
  const item = await openItemFile(backup, file)
  try {
    return item.bytes > maxBytes ? null : await collect(item.read(0, item.bytes), signal)
  } finally {
    await item.close()
  }
}

function plainRanges(handle: FileHandle, bytes: number): OpenRanges {
  return {
    bytes,
    read: async function* (start, end) {
      if (!(start >= 0 && start <= end && end <= bytes)) throw new RangeError('That is not in the file')
      for (let at = start; at < end;) {
        const piece = Buffer.allocUnsafeSlow(Math.min(pieceBytes, end - at))
        const length = await readAt(handle, piece, at)
        if (length < piece.length) throw new RangeError('The file was cut off')
        yield piece
        at += length
      }
    },
  }
}

async function readAt(handle: FileHandle, target: Uint8Array, position: number): Promise<number> {
  let filled = 0
  while (filled < target.length) {
    const { bytesRead } = await handle.read(target, filled, target.length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return filled
}

async function collect(pieces: AsyncIterable<Buffer>, signal?: AbortSignal): Promise<Buffer> {
  const collected: Buffer[] = []
  for await (const piece of pieces) {
    signal?.throwIfAborted()
    collected.push(piece)
  }
  return Buffer.concat(collected)
}
