import { createHash } from 'node:crypto'
import { open, rm, type FileHandle } from 'node:fs/promises'

/** A file on its way onto the disk, under a name that nobody takes for the real one. */
export interface IncomingFile {
  /** Takes the next bytes; resolves when there is room for more. The piece may be used again afterwards. */
  write(piece: Uint8Array): Promise<void>
  /**
   * Writes and flushes what is left, and sets the times where the file system has them.
   * @param modifiedAt seconds since 1970
   */
  finish(modifiedAt: number): Promise<{ readonly bytes: number; readonly sha256: string }>
  /** Removes the file. Never throws. */
  discard(): Promise<void>
}

/** Memory for one file at a time, used again for the next one. */
export interface WriteBuffers {
  readonly halves: readonly [Buffer, Buffer]
}

const halfBytes = 1024 * 1024

export function createWriteBuffers(): WriteBuffers {
  return { halves: [Buffer.allocUnsafeSlow(halfBytes), Buffer.allocUnsafeSlow(halfBytes)] }
}

/**
 * Collects pieces into one half of the buffer while the other half is being written: few, large writes, and never more
 * than the two halves in memory. The SHA-256 is taken from the same bytes on their way.
 * @throws Node's system errors, also from `write` and `finish`; `EEXIST` when the name is taken
 */
export async function openIncomingFile(file: string, { halves }: WriteBuffers): Promise<IncomingFile> {
  // Read-only from the start: the mode is for whoever opens it later, not for us. The umask still counts.
  const handle = await open(file, 'wx', 0o444)
  const hash = createHash('sha256')
  let current = 0
  let filled = 0
  let bytes = 0
  let writing: Promise<unknown> = Promise.resolve()
  let closed = false

  const flush = async () => {
    const full = halves[current as 0 | 1].subarray(0, filled)
    await writing
    writing = writeFully(full)
    // Looked at by the next flush; without this a failure in between would count as unhandled.
    writing.catch(() => undefined)
    hash.update(full)
    current = 1 - current
    filled = 0
  }
  const writeFully = async (part: Buffer) => {
    let at = 0
    while (at < part.length) at += (await handle.write(part, at)).bytesWritten
  }
  const close = async () => {
    if (closed) return
    closed = true
    await handle.close()
  }
  return {
    write: async piece => {
      let at = 0
      while (at < piece.length) {
        const taken = Math.min(piece.length - at, halfBytes - filled)
        halves[current as 0 | 1].set(piece.subarray(at, at + taken), filled)
        at += taken
        filled += taken
        if (filled === halfBytes) await flush()
      }
      bytes += piece.length
    },
    finish: async modifiedAt => {
      await flush()
      await writing
      await setTimes(handle, modifiedAt)
      await handle.sync()
      await close()
      return { bytes, sha256: hash.digest('hex') }
    },
    discard: async () => {
      await writing.catch(() => undefined)
      await close().catch(() => undefined)
      await rm(file, { force: true }).catch(() => undefined)
    },
  }
}

/** What file systems without times of their own, such as some network shares, answer. */
const noTimes = new Set(['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'])

/** Best effort: the index holds the true time. */
async function setTimes(handle: FileHandle, modifiedAt: number): Promise<void> {
  try {
    await handle.utimes(modifiedAt, modifiedAt)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && noTimes.has(String(error.code)))) throw error
  }
}
