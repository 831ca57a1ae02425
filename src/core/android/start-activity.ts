import type { OpenOptions } from '../phone/phone'
import { PhoneError } from '../phone/phone-error'
import type { PhoneLink } from './adb/open-service'
import { quoteShell } from './adb/quote-shell'
import { runShell, type ShellResult } from './adb/run-shell'

/**
 * Runs the phone's `am start`, which starts Java there.
 * @param args not quoted yet
 * @throws PhoneError `refused`: `missing` where no app takes it, `denied` where it may not be started, `other`; the signal's
 * reason
 */
export async function startActivity(
  link: PhoneLink,
  args: readonly string[],
  options: OpenOptions,
): Promise<void> {
  const result = await runShell(link, ['am start', ...args.map(quoteShell)].join(' '), options)
  const error = readStartError(result)
  if (error) throw error
}

const maxToldBytes = 16 * 1024

/**
 * What `am start` says went wrong: it ends with exit code 0 also then (AOSP ActivityManagerShellCommand.runStartActivity). It
 * tells `Starting: Intent { … }` on its output, and then on its errors `Error: …`, an exception, or a `Warning: …`, most of
 * which are about an app that was in front already.
 */
export function readStartError({ exitCode, stdout, stderr }: ShellResult): PhoneError | null {
  const [said, told] = [stdout, stderr].map(bytes => bytes.toString('utf8', 0, maxToldBytes))
  const text = `${said ?? ''}\n${told ?? ''}`
  const [, error, exception, kept] =
    /^Error: (.*)$|^((?:[\w$]+\.)+[\w$]*(?:Exception|Error)\b.*)$|^Warning: (.* is being kept for the user.*)$/m.exec(
      text,
    ) ?? []
  const why = error ?? exception ?? kept
  if (why !== undefined) return new PhoneError('refused', why.slice(0, 300), { refusal: refusalOf(why) })
  if (exitCode !== 0 || !/^Starting: /m.test(text))
    return new PhoneError('refused', text.trim().split('\n')[0]?.slice(0, 300) || 'am start said nothing')
  return null
}

function refusalOf(why: string) {
  if (/unable to resolve|does not exist/.test(why)) return 'missing'
  return /do not have permission|SecurityException|Permission Denial/.test(why) ? 'denied' : 'other'
}
