import type { OpenOptions } from '../adb/byte-reader'
import type { PhoneLink } from '../adb/open-service'
import { quoteShell } from '../adb/quote-shell'
import { runShell } from '../adb/run-shell'

/**
 * The SHA-256 of the first `blocks` blocks of a file as the phone reads them, in hexadecimal; null where the phone
 * cannot tell. `dd` of every Android (toolbox's and toybox's) takes a block size in bytes.
 * @throws AdbError; the signal's reason
 */
export async function hashBeginning(
  link: PhoneLink,
  path: string,
  { blocks, blockBytes }: { readonly blocks: number; readonly blockBytes: number },
  options?: OpenOptions,
): Promise<string | null> {
  const read = `dd if=${quoteShell(path)} bs=${blockBytes} count=${blocks} 2>/dev/null`
  const { stdout } = await runShell(link, `${read} | sha256sum`, options)
  return /^([0-9a-f]{64})\b/.exec(stdout.toString('latin1'))?.[1] ?? null
}
