import pLimit from 'p-limit'
import { commandShellOnDemand } from '../adb/command-shell-on-demand'
import type { CommandShell } from '../adb/open-command-shell'
import type { PhoneLink } from '../adb/open-service'
import { quoteShell } from '../adb/quote-shell'
import { hashOnPhone } from '../device/hash-on-phone'
import { hashingLimitMs } from '../device/hashing-limit'
import { readSha256 } from '../device/read-sha256'
import type { FileVersion } from '../vault/file-version'
import type { PhoneSession } from './phone-session'

/** Asks the phone for the SHA-256 of its files. */
export interface PhoneChecker {
  /**
   * In hexadecimal; null where the phone cannot tell.
   * @throws what the session throws
   */
  readonly ask: (file: FileVersion) => Promise<string | null>
  readonly close: () => void
}

export interface CheckerOptions {
  readonly session: PhoneSession
  readonly signal: AbortSignal
  readonly inactivityMs?: number | undefined
}

/** A larger file is asked for on its own: its answer takes so long that others would wait for it. */
const largeBytes = 64 * 1024 * 1024
/** The name of a path is at most 1,024 bytes, and `sha256sum` prints it again. */
const mostAnswerBytes = 4096

/** Small files share one shell on the phone, and are asked for without waiting for the answer before. */
export function createPhoneChecker({ session, signal, inactivityMs }: CheckerOptions): PhoneChecker {
  const limit = (bytes: number) => ({ signal, inactivityMs: hashingLimitMs(bytes, inactivityMs) })
  const oneByOne = pLimit(1)
  let shell: { readonly link: PhoneLink; readonly commands: CommandShell } | null = null

  const shellOf = (link: PhoneLink): CommandShell => {
    if (shell?.link !== link) {
      shell?.commands.close()
      shell = { link, commands: commandShellOnDemand(link, limit(largeBytes)) }
    }
    return shell.commands
  }
  const askAlone = (link: PhoneLink, { path, bytes }: FileVersion) =>
    oneByOne(async () => (await hashOnPhone(link, [path], limit(bytes))).get(path) ?? null)

  const askTogether = async (link: PhoneLink, { path }: FileVersion) => {
    const { stdout } = await shellOf(link).run(`sha256sum ${quoteShell(path)}`, mostAnswerBytes)
    return readSha256(stdout)
  }
  return {
    ask: file => {
      const answer = session.use(({ link }) =>
        file.bytes > largeBytes || !link.features.has('shell_v2')
          ? askAlone(link, file)
          : askTogether(link, file),
      )
      // Its asker may have ended by then.
      answer.catch(() => undefined)
      return answer
    },
    close: () => shell?.commands.close(),
  }
}
