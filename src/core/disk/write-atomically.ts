import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'

export interface WriteOptions {
  readonly mode?: number
  /** Other processes may write the same file at the same time: the last one stands. */
  readonly shared?: boolean
  /** Asked right before the rename. @throws when the file is another run's by now: then it stays as it is */
  readonly prove?: (() => Promise<void>) | undefined
}

/**
 * Puts `content` into `file` so that a reader sees the old content or the new, never a part: written beside it, flushed,
 * renamed.
 * @param content text is written as UTF-8
 * @throws Node's system errors; what `prove` throws
 */
export async function writeAtomically(
  file: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  { mode = 0o666, shared = false, prove }: WriteOptions = {},
): Promise<void> {
  const beside = shared ? `${file}.${randomUUID()}.new` : `${file}.new`
  // One that a kill left may have another mode.
  await rm(beside, { force: true })
  const handle = await open(beside, 'wx', mode)
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) await handle.writeFile(content)
    else for await (const piece of content) await handle.appendFile(piece)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await prove?.()
  await rename(beside, file)
}
