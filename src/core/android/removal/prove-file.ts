import type { FileVersion } from '../../phone/file-version'
import type { OpenOptions, ProvenFile } from '../../phone/phone'
import type { PhoneLink } from '../adb/open-service'
import { quoteShell } from '../adb/quote-shell'
import { runShell } from '../adb/run-shell'
import { hashingLimitMs } from '../hashing-limit'
import { readSha256 } from '../read-sha256'

/**
 * What toybox's `stat` is asked for: size, seconds of the last change of the contents, then the same and the last change of
 * anything (the ctime) with their fractions. Nobody can set the ctime, so a file that was written and given its old time
 * again has another state; on a card with FAT it says no more than the time.
 */
const stateFormat = '%s %Y %y %z'

/** Prints the state of a file. */
export function stateCommand(path: string): string {
  return `stat -c '${stateFormat}' ${quoteShell(path)}`
}

/** `PhoneRemoval.prove`. @throws AdbError; the signal's reason */
export async function proveFile(
  link: PhoneLink,
  { path, bytes, modifiedAt }: FileVersion,
  options: OpenOptions,
): Promise<ProvenFile | null> {
  const quoted = quoteShell(path)
  const state = stateCommand(path)
  // `-f` follows links, and what a link leads to is not what is removed.
  const isFile = `[ -f ${quoted} ] && [ ! -L ${quoted} ]`
  const { stdout, exitCode } = await runShell(
    link,
    `${isFile} && ${state} && sha256sum ${quoted} && ${state}`,
    { ...options, inactivityMs: hashingLimitMs(bytes, options.inactivityMs) },
  )
  if (exitCode !== 0) return null
  // The name, in the middle, may hold line ends.
  const [before = '', hashed = '', ...rest] = stdout.toString('latin1').trimEnd().split('\n')
  const after = rest.at(-1)
  const sha256 = readSha256(Buffer.from(hashed, 'latin1'))
  const isAsListed = before.startsWith(`${bytes} ${modifiedAt} `)
  return sha256 !== null && before === after && isAsListed
    ? { path, bytes, modifiedAt, sha256, state: before }
    : null
}
