import type { CommandShell } from './adb/open-command-shell'
import type { PhoneLink } from './adb/open-service'
import { quoteShell } from './adb/quote-shell'
import { runShell } from './adb/run-shell'
import { runShellBatches } from './adb/run-shell-batches'
import type { Move, MoveResult, OpenOptions } from '../phone/phone'

/** A phone, with a command shell where it can have one: one for all commands costs less than one each. */
export interface ShellAccess {
  readonly link: PhoneLink
  readonly shell: CommandShell
  readonly options: OpenOptions
}

/** Removes files; one that is not there is no error. @throws AdbError; the signal's reason */
export async function removeFiles(access: ShellAccess, paths: readonly string[]): Promise<void> {
  const { link, options } = access
  const remove = (path: string) => `rm -f ${quoteShell(path)}`
  // At once: a phone may be about to be unplugged.
  if (link.features.has('shell_v2')) await Promise.all(paths.map(path => command(access, remove(path))))
  else for await (const answer of runShellBatches(link, paths, remove, options)) void answer
}

/**
 * Gives a file another name. toybox's `mv -n` ends well also when it did nothing, so both names are looked at.
 * @throws AdbError; the signal's reason
 */
export async function moveFile(access: ShellAccess, { from, to, over }: Move): Promise<MoveResult> {
  // Into a folder `mv` would move it without a word.
  if (await command(access, `test -d ${quoteShell(to)}`)) return 'stayed'
  const ended = await command(access, `mv ${over ? '-f' : '-n'} ${quoteShell(from)} ${quoteShell(to)}`)
  if (await command(access, `test -e ${quoteShell(from)}`)) return 'stayed'
  return ended && (await command(access, `test -f ${quoteShell(to)}`)) ? 'moved' : 'lost'
}

const maxOutputBytes = 4096

/** @returns whether it ended with exit code 0 */
async function command({ link, shell, options }: ShellAccess, text: string): Promise<boolean> {
  if (link.features.has('shell_v2')) return (await shell.run(text, maxOutputBytes)).ok
  // Without exit codes its end is told by a word, which some phones begin with a warning of their own.
  const { stdout } = await runShell(link, `${text} >/dev/null 2>&1 && echo done`, options)
  return stdout.toString('latin1').trimEnd().split(/\r?\n/).at(-1) === 'done'
}
