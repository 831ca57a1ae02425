import { createHash, type Hash } from 'node:crypto'
import { chmod, open, rm, type FileHandle } from 'node:fs/promises'
import { blockBytes, type PartFormat } from './part-format'

/** A file on its way onto the disk, under a name that nobody takes for the real one. */
export interface IncomingFile {
  /** How many of its bytes are there already, from an earlier run. */
  readonly startsAt: number
  /** Takes the next bytes; resolves when there is room for more. The piece may be used again afterwards. */
  write(piece: Uint8Array): Promise<void>
  /**
   * Writes and flushes what is left, and makes it read-only.
   * @param modifiedAt seconds since 1970, set where the file system has times; null leaves the time of writing
   */
  finish(modifiedAt: number | null): Promise<{ readonly bytes: number; readonly sha256: string }>
  /** Closes it as it is, to be continued by another run. Never throws. */
  leave(): Promise<void>
  /** Removes the file. Never throws. */
  discard(): Promise<void>
}

/** Memory for one file at a time, used again for the next one. */
export interface WriteBuffers {
  readonly blocks: readonly [Buffer, Buffer]
  /** For what is written where that is not the blocks themselves. */
  readonly sealed: readonly [Buffer, Buffer]
}

/** From where a part on disk can be continued. */
export interface ResumePoint {
  readonly blocks: number
  /** Of all bytes before it. */
  readonly hash: Hash
}

const owner = { readWrite: 0o600, readOnly: 0o444 } as const

/** @param sealedBlockBytes the largest that a block becomes when it is written; 0 when it is written as it is */
export function createWriteBuffers(sealedBlockBytes: number): WriteBuffers {
  const pair = (bytes: number) => [Buffer.allocUnsafeSlow(bytes), Buffer.allocUnsafeSlow(bytes)] as const
  return { blocks: pair(blockBytes), sealed: pair(sealedBlockBytes) }
}

/**
 * Collects pieces into one block while the block before is being written: few, large writes, and never more than two
 * blocks in memory. The SHA-256 is taken from the same bytes on their way.
 * @param from continues a file that is there; without it a file of that name is an error
 * @throws Node's system errors, also from `write` and `finish`; `EEXIST` when the name is taken
 */
export async function openIncomingFile(
  file: string,
  format: PartFormat,
  { blocks, sealed }: WriteBuffers,
  from: ResumePoint = { blocks: 0, hash: createHash('sha256') },
): Promise<IncomingFile> {
  // It may have been whole already, and read-only.
  if (from.blocks > 0) await chmod(file, owner.readWrite).catch(ignoreUnsupported)
  const handle = await open(file, from.blocks > 0 ? 'r+' : 'wx', owner.readWrite)
  const hash = from.hash
  const encode = format.encoder(from.blocks)
  const startsAt = from.blocks * blockBytes
  let position = from.blocks > 0 ? format.head.length + from.blocks * format.writtenBlockBytes : 0
  let current: 0 | 1 = 0
  let filled = 0
  let bytes = startsAt
  let writing: Promise<unknown> = Promise.resolve()
  let closed = false

  const flush = async (last: boolean) => {
    const block = blocks[current].subarray(0, filled)
    hash.update(block)
    const written = encode(block, last, sealed[current])
    await writing
    writing = writeFully(written, position)
    position += written.length
    // Looked at by the next flush; without this a failure in between would count as unhandled.
    writing.catch(() => undefined)
    current = current === 0 ? 1 : 0
    filled = 0
  }
  const writeFully = async (part: Buffer, at: number) => {
    for (let done = 0; done < part.length;)
      done += (await handle.write(part, done, part.length - done, at + done)).bytesWritten
  }
  const close = async () => {
    if (closed) return
    closed = true
    await handle.close()
  }
  const leave = async () => {
    await writing.catch(() => undefined)
    await close().catch(() => undefined)
  }
  try {
    if (from.blocks > 0) await handle.truncate(position)
    else {
      await writeFully(format.head, 0)
      position = format.head.length
    }
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
  return {
    startsAt,
    write: async piece => {
      let at = 0
      while (at < piece.length) {
        // A full block waits for the byte after it: only then it is known not to be the last.
        if (filled === blockBytes) await flush(false)
        const taken = Math.min(piece.length - at, blockBytes - filled)
        blocks[current].set(piece.subarray(at, at + taken), filled)
        at += taken
        filled += taken
      }
      bytes += piece.length
    },
    finish: async modifiedAt => {
      await flush(true)
      await writing
      if (modifiedAt !== null) await setTimes(handle, modifiedAt)
      await handle.chmod(owner.readOnly).catch(ignoreUnsupported)
      await handle.sync()
      await close()
      return { bytes, sha256: hash.digest('hex') }
    },
    leave,
    discard: async () => {
      await leave()
      await rm(file, { force: true }).catch(() => undefined)
    },
  }
}

/** What file systems without times or modes of their own, such as some network shares, answer. */
const unsupported = new Set(['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'])

/** Best effort: the index holds the true time. */
async function setTimes(handle: FileHandle, modifiedAt: number): Promise<void> {
  await handle.utimes(modifiedAt, modifiedAt).catch(ignoreUnsupported)
}

function ignoreUnsupported(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && unsupported.has(String(error.code)))) throw error
}
