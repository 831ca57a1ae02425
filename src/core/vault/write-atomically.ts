import { open, rename } from 'node:fs/promises'

/**
 * Puts `text` into `file` so that a reader sees the old content or the new, never a part: written beside it, flushed,
 * renamed.
 * @throws Node's system errors
 */
export async function writeAtomically(file: string, text: string): Promise<void> {
  const beside = `${file}.new`
  const handle = await open(beside, 'w')
  try {
    await handle.writeFile(text, 'utf8')
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
}
