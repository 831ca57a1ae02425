import type { OpenOptions, ProvenFile } from '../../phone/phone'
import type { PhoneLink } from '../adb/open-service'
import { quoteShell } from '../adb/quote-shell'
import { runShell } from '../adb/run-shell'
import { stateCommand } from './prove-file'

const same = 'same as proven'

/**
 * Runs a command where a file is still as it was proven to be, in one line on the phone. Between the look and the command is
 * the start of one program.
 * @returns whether it was as proven
 * @throws AdbError; the signal's reason
 */
export async function runWhereSame(
  link: PhoneLink,
  { path, state }: ProvenFile,
  command: string,
  options: OpenOptions,
): Promise<boolean> {
  const isSame = `[ ! -L ${quoteShell(path)} ] && ${stateCommand(path)} | grep -qxF ${quoteShell(state)}`
  const { stdout } = await runShell(link, `${isSame} && echo '${same}' && ${command}`, options)
  return stdout.toString('latin1', 0, same.length) === same
}

/** Removes a file for good. @returns as `runWhereSame` */
export async function removeWhereSame(
  link: PhoneLink,
  file: ProvenFile,
  options: OpenOptions,
): Promise<boolean> {
  return await runWhereSame(link, file, `rm -f ${quoteShell(file.path)}`, options)
}
