import { createHash, type Hash } from 'node:crypto'
import type { PhoneLink } from '../adb/open-service'
import { feedShell } from '../adb/feed-shell'
import { runShell, type ShellOptions } from '../adb/run-shell'
import { readProviderError } from '../content/provider-answer'
import { partUri } from './read-part'

/** Whether the phone's `content` writes files: Android 9 and later; its usage tells (AOSP cmds/content, Content.java). */
export async function canWriteParts(link: PhoneLink, options: ShellOptions): Promise<boolean> {
  const { stdout } = await runShell(link, 'content', options)
  return stdout.includes('content write')
}

/**
 * Writes the bytes of a part whose row is there, and has the phone hash them.
 * @returns whether it has exactly these
 * @throws PhoneError; what `content` throws; the signal's reason
 */
export async function writePart(
  link: PhoneLink,
  id: number,
  content: AsyncIterable<Buffer>,
  options: ShellOptions,
): Promise<boolean> {
  const hash = createHash('sha256')
  const command = `content write --uri ${partUri(id)}`
  const result = await feedShell(link, command, hashed(content, hash), options)
  if (readProviderError(result)) return false
  const { stdout } = await runShell(link, `content read --uri ${partUri(id)} | sha256sum`, options)
  return /^[0-9a-f]{64}\b/.exec(stdout.toString('latin1'))?.[0] === hash.digest('hex')
}

async function* hashed(content: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    hash.update(piece)
    yield piece
  }
}
