import type { PhoneLink } from '../core/android/adb/open-service'
import { quoteShell } from '../core/android/adb/quote-shell'
import { runShellBatches } from '../core/android/adb/run-shell-batches'

/** Deletes files from a phone. @returns how many are really gone */
export async function deleteFromPhone(link: PhoneLink, paths: readonly string[]): Promise<number> {
  let gone = 0
  const remove = (path: string) => `rm -f ${quoteShell(path)}; test -e ${quoteShell(path)} || echo gone`
  for await (const { stdout } of runShellBatches(link, paths, remove))
    gone += stdout.toString('latin1').match(/^gone$/gm)?.length ?? 0
  return gone
}
