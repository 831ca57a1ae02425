import { isRefusal } from '../phone/phone-error'
import { commandShellOnDemand } from './adb/command-shell-on-demand'
import type { OpenOptions } from '../phone/phone'
import type { PhoneLink } from './adb/open-service'
import { quoteShell } from './adb/quote-shell'
import { pullHead } from './sync/pull-file'
import { openSyncSession } from './sync/sync-session'

/** Reads the first part of many files over one stream. */
export interface FileHeads {
  /**
   * The first `maxBytes` bytes, fewer when the file is shorter; null when it is gone or may not be read. Ask for a few at a time:
   * the phone works on one while the one before is on its way.
   * @throws AdbError; the signal's reason
   */
  readonly read: (path: string, maxBytes: number) => Promise<Buffer | null>
  readonly close: () => void
}

/**
 * By the phone's `head` where it has the binary-safe shell: RECV has no length, so with it far more is on its way by the
 * time we have enough.
 */
export function createFileHeads(link: PhoneLink, options?: OpenOptions): FileHeads {
  const shell = commandShellOnDemand(link, options)
  return {
    read: async (path, maxBytes) => {
      if (link.features.has('shell_v2')) {
        const { ok, stdout } = await shell.run(`head -c ${maxBytes} ${quoteShell(path)}`, maxBytes)
        if (ok) return stdout
      }
      return await pullFirst(link, path, maxBytes, options)
    },
    close: () => shell.close(),
  }
}

async function pullFirst(link: PhoneLink, path: string, maxBytes: number, options?: OpenOptions) {
  const session = await openSyncSession(link, options)
  try {
    return await pullHead(session, path, maxBytes)
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  } finally {
    session.close()
  }
}
