import { isErrno } from '../errors/is-errno'
import { createHash, type Hash } from 'node:crypto'
import { chmod, open, rm, type FileHandle } from 'node:fs/promises'
import { blockBytes, type PartFormat } from './part-format'
import type { Lend } from '../phone/phone'
import type { WriteBuffers } from '../disk/write-buffers'
import { createWriteQueue, type WriteQueue } from '../disk/write-queue'

export interface FinishedFile {
  readonly bytes: number
  /** In hexadecimal, of the bytes that came. */
  readonly sha256: string
  /** Of the file, where it is encrypted. */
  readonly stored: string | undefined
}

/** A file on its way onto the disk, under a name that nobody takes for the real one. */
export interface IncomingFile {
  /** How many of its bytes are there already, from an earlier run. */
  readonly startsAt: number
  /**
   * Takes the next bytes. What it returns is to be waited for before more come; the piece's memory may be used again
   * then and when what it was lent for is over.
   * @throws Node's system errors, of earlier pieces too
   */
  write(piece: Buffer, lend: Lend): Promise<void> | null
  /**
   * Writes and flushes what is left, and makes it read-only.
   * @param modifiedAt seconds since 1970, set where the file system has times; null leaves the time of writing
   */
  finish(modifiedAt: number | null): Promise<FinishedFile>
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
  /** Of what is written before it, where that is encrypted. */
  readonly storedHash: Hash | null
}

const owner = { readWrite: 0o600, readOnly: 0o444 } as const

export interface IncomingOptions {
  readonly form: PartFormat
  readonly buffers: WriteBuffers
  /** Another run may have to write to it again. */
  readonly resumable: boolean
  /** Continues a file that is there; without it one of that name makes room. */
  readonly from: ResumePoint | null
}

/**
 * Writes the pieces from where they lie, several at a time. The SHA-256 is taken from the same bytes on their way.
 * @throws Node's system errors, also from `write` and `finish`
 */
export async function openIncomingFile(file: string, options: IncomingOptions): Promise<IncomingFile> {
  const { form, buffers, resumable, from } = options
  // One that had its final name already is read-only.
  if (from) await chmod(file, owner.readWrite).catch(ignoreUnsupported)
  const mode = resumable ? owner.readWrite : owner.readOnly
  const handle = from ? await open(file, 'r+', mode) : await openNew(file, mode)
  const hash = from?.hash ?? createHash('sha256')
  const firstBlock = from?.blocks ?? 0
  const startsAt = firstBlock * blockBytes
  const begin = from ? form.head.length + firstBlock * form.writtenBlockBytes : 0
  const storedHash = form.encrypted ? (from?.storedHash ?? createHash('sha256')) : null
  const queue = hashing(createWriteQueue(handle, begin), storedHash)
  const writer = form.createWriter(queue, buffers, firstBlock)
  let bytes = startsAt
  let closed = false

  const close = async () => {
    if (closed) return
    closed = true
    await handle.close()
  }
  const leave = async () => {
    await queue.drained().catch(() => undefined)
    await close().catch(() => undefined)
  }
  try {
    if (from) await handle.truncate(begin)
    else if (form.head.length > 0) void queue.add(form.head)
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
  return {
    startsAt,
    write: (piece, lend) => {
      // Now, while it is in the processor's cache.
      hash.update(piece)
      bytes += piece.length
      return writer.add(piece, lend)
    },
    finish: async modifiedAt => {
      writer.end()
      await queue.drained()
      if (modifiedAt !== null) await setTimes(handle, modifiedAt)
      if (resumable) await handle.chmod(owner.readOnly & ~process.umask()).catch(ignoreUnsupported)
      await handle.sync()
      await close()
      return { bytes, sha256: hash.digest('hex'), stored: storedHash?.digest('hex') }
    },
    leave,
    discard: async () => {
      await leave()
      await rm(file, { force: true }).catch(() => undefined)
    },
  }
}

/** A queue that hashes what goes through it. */
function hashing(queue: WriteQueue, hash: Hash | null): WriteQueue {
  if (!hash) return queue
  return {
    ...queue,
    add: bytes => {
      hash.update(bytes)
      return queue.add(bytes)
    },
  }
}

/** What is there under that name, a link perhaps, is removed and not written into; mostly there is nothing. */
async function openNew(file: string, mode: number): Promise<FileHandle> {
  try {
    return await open(file, 'wx', mode)
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error
    await rm(file, { force: true })
    return await open(file, 'wx', mode)
  }
}

/** What file systems without times or modes of their own, such as some network shares, answer. */
const unsupported = new Set(['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'])

/** Best effort: the index holds the true time. */
async function setTimes(handle: FileHandle, modifiedAt: number): Promise<void> {
  await handle.utimes(modifiedAt, modifiedAt).catch(ignoreUnsupported)
}

function ignoreUnsupported(error: unknown): void {
  if (!(isErrno(error) && unsupported.has(error.code))) throw error
}
