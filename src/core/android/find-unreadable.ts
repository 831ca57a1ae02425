import type { PhoneLink } from './adb/open-service'
import { quoteShell } from './adb/quote-shell'
import type { ShellOptions } from './adb/run-shell'
import { runShellBatches } from './adb/run-shell-batches'

/**
 * Which of these folders cannot be read. ADB's LIST shows an unreadable folder as an empty one, so the phone's own `ls`
 * is asked, for many folders at once.
 * @throws AdbError; the signal's reason
 */
export async function findUnreadable(
  link: PhoneLink,
  folders: readonly string[],
  options?: ShellOptions,
): Promise<string[]> {
  const unreadable: string[] = []
  for await (const { items, stdout } of runShellBatches(link, folders, question, options)) {
    const numbers = stdout.toString('latin1').match(/^\d+/gm) ?? []
    unreadable.push(...numbers.map(number => items[Number(number)]).filter(path => path !== undefined))
  }
  return unreadable
}

/** Prints its number when the folder cannot be listed. The path is absolute, so no `-` can be taken for an option. */
function question(path: string, number: number): string {
  return `ls -A ${quoteShell(path)} >/dev/null 2>&1 || echo ${number}`
}
