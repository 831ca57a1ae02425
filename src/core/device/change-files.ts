import type { OpenOptions } from '../adb/byte-reader'
import type { CommandShell } from '../adb/open-command-shell'
import type { PhoneLink } from '../adb/open-service'
import { quoteShell } from '../adb/quote-shell'
import { runShell } from '../adb/run-shell'

/** A phone, with a command shell where it can have one: one for all commands costs less than one each. */
export interface ShellAccess {
  readonly link: PhoneLink
  readonly shell: CommandShell
  readonly options: OpenOptions
}

/**
 * Gives a file another name in its folder, if nothing has that name. toybox's `mv -n` ends well also when it did nothing,
 * so it is asked whether the old name is gone.
 * @returns whether it has the name now
 * @throws AdbError; the signal's reason
 */
export async function moveIfFree(access: ShellAccess, from: string, to: string): Promise<boolean> {
  // Into a folder `mv` would move it without a word.
  if (await isFolder(access, to)) return false
  await command(access, `mv -n ${quoteShell(from)} ${quoteShell(to)}`)
  return !(await isThere(access, from))
}

/** The same, in place of the file that has the name. */
export async function moveOver(access: ShellAccess, from: string, to: string): Promise<boolean> {
  if (await isFolder(access, to)) return false
  await command(access, `mv -f ${quoteShell(from)} ${quoteShell(to)}`)
  return !(await isThere(access, from))
}

/** Removes a file; one that is not there is no error. @throws AdbError; the signal's reason */
export async function removeFile(access: ShellAccess, path: string): Promise<void> {
  await command(access, `rm -f ${quoteShell(path)}`)
}

async function isFolder(access: ShellAccess, path: string): Promise<boolean> {
  return await command(access, `test -d ${quoteShell(path)}`)
}

async function isThere(access: ShellAccess, path: string): Promise<boolean> {
  return await command(access, `test -e ${quoteShell(path)}`)
}

const mostOutputBytes = 4096

/** @returns whether it ended with exit code 0 */
async function command({ link, shell, options }: ShellAccess, text: string): Promise<boolean> {
  if (link.features.has('shell_v2')) return (await shell.run(text, mostOutputBytes)).ok
  // Without exit codes its end is told by a word.
  const { stdout } = await runShell(link, `${text} >/dev/null 2>&1 && echo done`, options)
  return stdout.toString('latin1').trim() === 'done'
}
