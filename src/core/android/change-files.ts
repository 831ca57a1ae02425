import type { OpenOptions } from './adb/byte-reader'
import type { CommandShell } from './adb/open-command-shell'
import type { PhoneLink } from './adb/open-service'
import { quoteShell } from './adb/quote-shell'
import { runShell } from './adb/run-shell'

/** A phone, with a command shell where it can have one: one for all commands costs less than one each. */
export interface ShellAccess {
  readonly link: PhoneLink
  readonly shell: CommandShell
  readonly options: OpenOptions
}

/**
 * - `moved`: the phone said so, the old name is gone, and a file has the new one
 * - `stayed`: the old name is there as before
 * - `lost`: neither; it may have been moved by a try whose answer never came, or be gone
 */
export type MoveResult = 'moved' | 'stayed' | 'lost'

/**
 * Gives a file another name in its folder, if nothing has that name. toybox's `mv -n` ends well also when it did nothing,
 * so both names are looked at.
 * @throws AdbError; the signal's reason
 */
export function moveIfFree(access: ShellAccess, from: string, to: string): Promise<MoveResult> {
  return move(access, '-n', from, to)
}

/** The same, in place of the file that has the name. */
export function moveOver(access: ShellAccess, from: string, to: string): Promise<MoveResult> {
  return move(access, '-f', from, to)
}

/** Removes a file; one that is not there is no error. @throws AdbError; the signal's reason */
export async function removeFile(access: ShellAccess, path: string): Promise<void> {
  await command(access, `rm -f ${quoteShell(path)}`)
}

async function move(access: ShellAccess, flag: string, from: string, to: string): Promise<MoveResult> {
  // Into a folder `mv` would move it without a word.
  if (await command(access, `test -d ${quoteShell(to)}`)) return 'stayed'
  const ended = await command(access, `mv ${flag} ${quoteShell(from)} ${quoteShell(to)}`)
  if (await command(access, `test -e ${quoteShell(from)}`)) return 'stayed'
  return ended && (await command(access, `test -f ${quoteShell(to)}`)) ? 'moved' : 'lost'
}

const mostOutputBytes = 4096

/** @returns whether it ended with exit code 0 */
async function command({ link, shell, options }: ShellAccess, text: string): Promise<boolean> {
  if (link.features.has('shell_v2')) return (await shell.run(text, mostOutputBytes)).ok
  // Without exit codes its end is told by a word, which some phones begin with a warning of their own.
  const { stdout } = await runShell(link, `${text} >/dev/null 2>&1 && echo done`, options)
  return stdout.toString('latin1').trimEnd().split(/\r?\n/).at(-1) === 'done'
}
