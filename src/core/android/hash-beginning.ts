import type { OpenOptions } from '../phone/phone'
import type { PhoneLink } from './adb/open-service'
import { quoteShell } from './adb/quote-shell'
import { runShell } from './adb/run-shell'
import { readSha256 } from './read-sha256'

/**
 * The SHA-256 of the first `bytes` bytes of a file as the phone reads them, in hexadecimal; null where the phone cannot
 * tell.
 * @throws AdbError; the signal's reason
 */
export async function hashBeginning(
  link: PhoneLink,
  path: string,
  bytes: number,
  options?: OpenOptions,
): Promise<string | null> {
  const { stdout } = await runShell(link, `head -c ${bytes} ${quoteShell(path)} | sha256sum`, options)
  return readSha256(stdout)
}
