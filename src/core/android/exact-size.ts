import type { OpenOptions } from '../phone/phone'
import type { PhoneLink } from './adb/open-service'
import { quoteShell } from './adb/quote-shell'
import { runShell } from './adb/run-shell'

/**
 * The size of a file in bytes by the phone's own `stat`, for phones whose ADB tells it modulo 2^32 only (Android 7 and
 * older); null where the phone has no such command.
 * @throws AdbError; the signal's reason
 */
export async function exactSize(
  link: PhoneLink,
  path: string,
  options?: OpenOptions,
): Promise<number | null> {
  const { stdout } = await runShell(link, `stat -c %s ${quoteShell(path)}`, options)
  const text = stdout.toString('latin1').trim()
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}
