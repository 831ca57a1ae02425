import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'
import { runContent } from '../content/run-content'

/**
 * Updates or deletes rows. Whether it did has to be asked: like an insert it may be dropped without a word.
 * @throws PhoneError, `refused` where the phone says so; the signal's reason
 */
export async function changeRows(
  link: PhoneLink,
  args: readonly string[],
  options: ShellOptions,
): Promise<void> {
  const { error } = await runContent(link, args, options)
  if (error) throw error
}
