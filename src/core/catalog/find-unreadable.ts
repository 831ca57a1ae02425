import type { PhoneLink } from '../adb/open-service'
import { quoteShell } from '../adb/quote-shell'
import { runShell } from '../adb/run-shell'
import type { ScanOptions } from './scan-storage'

/** Old phones take a service name of at most one 4,096-byte packet. */
const mostCommandLength = 3500

/**
 * Which of these folders cannot be read. ADB's LIST shows an unreadable folder as an empty one, so the phone's own `ls`
 * is asked, for many folders at once.
 * @throws AdbError; the signal's reason
 */
export async function findUnreadable(
  link: PhoneLink,
  folders: readonly string[],
  options: ScanOptions = {},
): Promise<string[]> {
  const unreadable: string[] = []
  for (const batch of batches(folders)) {
    const { stdout } = await runShell(link, batch.map(question).join('; '), options)
    const numbers = stdout.toString('latin1').match(/^\d+/gm) ?? []
    unreadable.push(...numbers.map(number => batch[Number(number)]).filter(path => path !== undefined))
  }
  return unreadable
}

/** Prints its number when the folder cannot be listed. The path is absolute, so no `-` can be taken for an option. */
function question(path: string, number: number): string {
  return `ls -A ${quoteShell(path)} >/dev/null 2>&1 || echo ${number}`
}

function* batches(folders: readonly string[]): Generator<string[]> {
  let batch: string[] = []
  let length = 0
  for (const folder of folders) {
    const cost = Buffer.byteLength(question(folder, folders.length)) + 2
    if (batch.length > 0 && length + cost > mostCommandLength) {
      yield batch
      batch = []
      length = 0
    }
    batch.push(folder)
    length += cost
  }
  if (batch.length > 0) yield batch
}
