import type { RecordAccess, RecordReason } from '../../../shared/model/record-access'
import { createAnswerBudget } from '../../phone/answer-budget'
import { runShell, type ShellOptions, type ShellResult } from '../adb/run-shell'
import type { AccessInput } from '../content/ask-access'
import { whyNotRead, whyNotWrite } from '../content/record-reason'
import { queryArguments, runContent, type ContentAnswer } from '../content/run-content'
import type { ShellPermissions } from '../content/shell-permissions'
import { askAppOp, parseAppOp } from './app-op'
import { messagePduTypes, mmsTable, smsTable } from './message-tables'

/** Fifty bytes a row; no phone has a million messages. */
const maxCountBytes = 64 * 1024 * 1024

/**
 * What this phone lets a computer do with its messages, and how many it shows: two Java starts, at the same time, and two
 * small commands.
 * @throws AdbError; the signal's reason
 */
export async function messageAccess({ link, permissions, options }: AccessInput): Promise<RecordAccess> {
  const limits: ShellOptions = { ...options, budget: createAnswerBudget({ maxBytes: maxCountBytes }) }
  const ask = (uri: string, columns: readonly string[]) =>
    runContent(link, queryArguments({ uri, columns }), limits)
  const [sms, mms, phone, appOp] = await Promise.all([
    ask(smsTable.uri, ['_id']),
    ask(mmsTable.uri, ['_id', 'm_type']),
    permissions(),
    runShell(link, askAppOp, options),
  ])
  const error = sms.error ?? mms.error
  const why = error && whyNotRead(error, phone, firstSdkToRead)
  if (why) return { count: null, whyNotRead: why, whyNotWrite: why }
  return {
    count: countRows(sms) + countMessages(mms),
    whyNotRead: null,
    whyNotWrite: writeReason(appOp, phone),
  }
}

/** The shell's manifest asks for READ_SMS from Android 10 on (frameworks/base, packages/Shell/AndroidManifest.xml). */
const firstSdkToRead = 29

/** Writing needs no permission but the app-op, which has to be there to be asked for. */
function writeReason(
  { exitCode, stdout, stderr }: ShellResult,
  phone: ShellPermissions,
): RecordReason | null {
  const told = stdout.toString('latin1')
  if (exitCode === 0 && parseAppOp(told) !== null) return null
  const denied = /SecurityException|Permission Denial/.test(told + stderr.toString('latin1'))
  return denied ? whyNotWrite({ ...phone, granted: new Set() }, 'WRITE_SMS', firstSdkToRead) : 'no-answer'
}

function countRows({ stdout }: ContentAnswer): number {
  return stdout.toString('latin1').match(/^Row: \d+ _id=\d+$/gm)?.length ?? 0
}

/** Without reports and notifications. */
function countMessages({ stdout }: ContentAnswer): number {
  let count = 0
  for (const [, type = ''] of stdout.toString('latin1').matchAll(/^Row: \d+ _id=\d+, m_type=(\w+)$/gm))
    if (messagePduTypes.has(type === 'NULL' ? null : type)) count += 1
  return count
}
