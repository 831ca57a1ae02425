import { PhoneError, type Refusal } from '../../phone/phone-error'
import type { ShellResult } from '../adb/run-shell'

/**
 * What `content` says went wrong. It ends with exit code 0 whatever happens: a mistake in its arguments is told on its
 * output after `[ERROR]`, what a provider throws on its error output (AOSP cmds/content, Content.java: `Parser.parseCommand`
 * and `Command.execute`).
 * @returns null where nothing is said; `refused` else: `denied` for a permission, `missing` where no provider takes the URI
 */
export function readProviderError({ exitCode, stdout, stderr }: ShellResult): PhoneError | null {
  const told = stderr.toString('utf8', 0, maxToldBytes)
  if (/^Error while accessing provider:/m.test(told)) {
    const exception =
      /^(?:Caused by: )?((?:[\w$]+\.)+[\w$]*(?:Exception|Error)\b.*)$/m.exec(told)?.[1] ?? told
    return new PhoneError('refused', firstLine(exception), { refusal: refusalOf(exception) })
  }
  const mistake = /^\[ERROR\] (.*)$/m.exec(stdout.toString('latin1', 0, maxToldBytes))?.[1]
  if (mistake !== undefined && isUsage(stdout)) return new PhoneError('refused', firstLine(mistake))
  if (exitCode !== 0) {
    const refusal = /permission denied/i.test(told) ? 'denied' : 'other'
    return new PhoneError('refused', firstLine(told) || `content ended with ${exitCode}`, { refusal })
  }
  return null
}

/** Of a stack trace, the beginning says it; the usage text has 4 KB. */
const maxToldBytes = 16 * 1024
const maxMessageLength = 300

/** Whether it begins with how `content` is used: no row does. */
export function isUsage(stdout: Buffer): boolean {
  return stdout.toString('latin1', 0, 6) === 'usage:'
}

/**
 * The words are those of ContentProvider and ActivityManagerService ("Permission Denial: …" of a SecurityException), of
 * Content.java ("Could not find provider: …") and of the providers ("Unknown URL", "Unknown URI", "Invalid URI").
 */
function refusalOf(exception: string): Refusal {
  if (/SecurityException|Permission Denial/.test(exception)) return 'denied'
  if (/Could not find provider|Unknown (?:URL|URI)|Invalid (?:URL|URI)/i.test(exception)) return 'missing'
  return /FileNotFoundException/.test(exception) ? 'missing' : 'other'
}

function firstLine(text: string): string {
  return (/^.*/.exec(text.trim())?.[0] ?? '').slice(0, maxMessageLength)
}
