import { open, rename, rm } from 'node:fs/promises'

/**
 * Puts `content` into `file` so that a reader sees the old content or the new, never a part: written beside it, flushed,
 * renamed.
 * @param content text is written as UTF-8
 * @throws Node's system errors
 */
export async function writeAtomically(
  file: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  mode = 0o666,
): Promise<void> {
  const beside = `${file}.new`
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
  await rename(beside, file)
}
