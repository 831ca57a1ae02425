import type { PhoneLink } from '../adb/open-service'
import { quoteShell } from '../adb/quote-shell'
import { runShell } from '../adb/run-shell'
import { pullHead } from '../adb/sync/pull-file'
import { openSyncSession } from '../adb/sync/sync-session'

/**
 * The first `most` bytes of a file. By the phone's `head` where it has the binary-safe shell: RECV has no length, so
 * with it far more is on its way by the time we have enough.
 * @throws AdbError; the signal's reason
 */
export async function readHead(
  link: PhoneLink,
  path: string,
  most: number,
  signal?: AbortSignal,
): Promise<Buffer> {
  if (link.features.has('shell_v2')) {
    const { exitCode, stdout } = await runShell(link, `head -c ${most} ${quoteShell(path)}`, { signal })
    if (exitCode === 0) return stdout.subarray(0, most)
  }
  const session = await openSyncSession(link, { signal })
  try {
    return await pullHead(session, path, most)
  } finally {
    session.close()
  }
}
