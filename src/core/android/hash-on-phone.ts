import type { OpenOptions } from '../phone/phone'
import type { PhoneLink } from './adb/open-service'
import { quoteShell } from './adb/quote-shell'
import { runShell } from './adb/run-shell'
import { runShellBatches } from './adb/run-shell-batches'
import { readSha256 } from './read-sha256'

/**
 * The SHA-256 of files as the phone itself reads them, in hexadecimal, by path. A file that the phone cannot read is
 * missing from the answer.
 * @throws AdbError; the signal's reason
 */
export async function hashOnPhone(
  link: PhoneLink,
  paths: readonly string[],
  options?: OpenOptions,
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>()
  // A name that could be taken for a line of its own is asked for alone.
  const [plain, odd] = [paths.filter(isOneLine), paths.filter(path => !isOneLine(path))]
  for (const path of odd) {
    const { stdout } = await runShell(link, `sha256sum ${quoteShell(path)} 2>/dev/null`, options)
    const hash = readSha256(stdout)
    if (hash !== null) hashes.set(path, hash)
  }
  for await (const { items, stdout } of runShellBatches(link, plain, question, options)) {
    // Some put a backslash before the hash when the name has one in it.
    for (const [, number, hash] of stdout.toString('latin1').matchAll(/^#(\d+)\r?\n\\?([0-9a-f]{64})/gm)) {
      const path = items[Number(number)]
      if (path !== undefined && hash !== undefined) hashes.set(path, hash)
    }
  }
  return hashes
}

function question(path: string, number: number): string {
  return `echo '#${number}'; sha256sum ${quoteShell(path)} 2>/dev/null`
}

function isOneLine(path: string): boolean {
  return !/[\r\n]/.test(path)
}
