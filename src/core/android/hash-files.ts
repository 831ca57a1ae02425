import type { FileVersion } from '../phone/file-version'
import type { OpenOptions, PhoneHashes } from '../phone/phone'
import { commandShellOnDemand } from './adb/command-shell-on-demand'
import type { PhoneLink } from './adb/open-service'
import { hashBeginning } from './hash-beginning'
import { hashOnPhone } from './hash-on-phone'
import { hashTogether } from './hash-together'
import { hashingLimitMs } from './hashing-limit'

/** Below these the answers of one command come before those who wait for them in the same shell lose their patience. */
const maxSharedBytes = 16 * 1024 * 1024
/** Commands that may wait in the shell, one behind the other. */
const sharedCommands = 2

/** `Phone.hash`, over one shell on the phone; what takes long has a service of its own. */
export function createPhoneHashes(link: PhoneLink, options: OpenOptions) {
  const limit = (bytes: number): OpenOptions => ({
    ...options,
    inactivityMs: hashingLimitMs(bytes, options.inactivityMs),
  })
  const shell = commandShellOnDemand(link, limit(maxSharedBytes * sharedCommands))
  const of = async (files: readonly FileVersion[]) => {
    const paths = files.map(({ path }) => path)
    const bytes = files.reduce((total, file) => total + file.bytes, 0)
    if (link.features.has('shell_v2') && bytes <= maxSharedBytes) return await hashTogether(shell, paths)
    const hashes = await hashOnPhone(link, paths, limit(bytes))
    return paths.map(path => hashes.get(path) ?? null)
  }
  const beginning = (path: string, bytes: number) => hashBeginning(link, path, bytes, limit(bytes))
  return { of, beginning, close: () => shell.close() } satisfies PhoneHashes & { close: () => void }
}
