import { createHash, type Hash } from 'node:crypto'
import { chmod, open, rm, type FileHandle } from 'node:fs/promises'
import { blockBytes, type PartFormat } from './part-format'
import type { WriteBuffers } from './write-buffers'

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

/** From where a part on disk can be continued. */
export interface ResumePoint {
  readonly blocks: number
  /** Of all bytes before it. */
  readonly hash: Hash
}

/** So much of a file goes into one write with its head: all of most of them. */
const smallBytes = 64 * 1024
const owner = { readWrite: 0o600, readOnly: 0o444 } as const

export interface IncomingOptions {
  readonly form: PartFormat
  readonly buffers: WriteBuffers
  /** Another run may have to write to it again. */
  readonly continuable: boolean
  /** Continues a file that is there; without it a file of that name is an error. */
  readonly from: ResumePoint | null
}

/**
 * Collects pieces into one block while the block before is being written: few, large writes, and never more than two
 * blocks in memory. The SHA-256 is taken from the same bytes on their way.
 * @throws Node's system errors, also from `write` and `finish`; `EEXIST` when the name is taken
 */
export async function openIncomingFile(file: string, options: IncomingOptions): Promise<IncomingFile> {
  const { form, buffers, continuable, from } = options
  const { blocks, sealed } = buffers
  // One that had its final name already is read-only.
  if (from) await chmod(file, owner.readWrite).catch(ignoreUnsupported)
  const handle = await open(file, from ? 'r+' : 'wx', continuable ? owner.readWrite : owner.readOnly)
  const hash = from?.hash ?? createHash('sha256')
  const firstBlock = from?.blocks ?? 0
  const encode = form.encoder(firstBlock)
  const startsAt = firstBlock * blockBytes
  let position = form.head.length + firstBlock * form.writtenBlockBytes
  let head: Buffer | null = from || form.head.length === 0 ? null : form.head
  let current: 0 | 1 = 0
  let filled = 0
  let bytes = startsAt
  let writing: Promise<unknown> = Promise.resolve()
  let closed = false

  const flush = async (last: boolean) => {
    const block = blocks[current].subarray(0, filled)
    const written = encode(block, last, sealed[current])
    await writing
    writing = head ? writeHeadAnd(written, head) : writeFully(written, position)
    head = null
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
  const writeHeadAnd = async (block: Buffer, first: Buffer) => {
    await writeFully(Buffer.concat([first, block.subarray(0, smallBytes)]), 0)
    if (block.length > smallBytes) await writeFully(block.subarray(smallBytes), first.length + smallBytes)
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
    if (from) await handle.truncate(position)
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
  return {
    startsAt,
    write: async piece => {
      // Now, while it is in the processor's cache.
      hash.update(piece)
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
      if (continuable) await handle.chmod(owner.readOnly & ~process.umask()).catch(ignoreUnsupported)
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
