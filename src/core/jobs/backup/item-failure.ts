import type { IssueCode } from '../../../shared/model/job'
import { AdbError } from '../../android/adb/adb-error'
import { isErrno } from '../../errors/detail-of'
import { ItemFailure } from '../../errors/item-failure'
import { NameTaken } from '../../disk/placer'

/** What the phone's FAIL means; its words are strerror's (file_sync_service.cpp, SendSyncFailErrno). Null for all else. */
export function refusal(error: unknown): ItemFailure | null {
  if (!(error instanceof AdbError) || error.kind !== 'fail') return null
  return new ItemFailure(refusalCode(error.message), error.message, { cause: error, saidBy: 'phone' })
}

function refusalCode(message: string): IssueCode {
  if (/no such file|not a directory/i.test(message)) return 'vanished'
  if (/permission denied|not permitted/i.test(message)) return 'refused-by-phone'
  return /path too long|file name too long/i.test(message) ? 'path-too-long' : 'phone-failed'
}

/** The host cannot hold this one name; other names it can. */
const nameErrors: Readonly<Record<string, 'path-too-long' | 'unsafe-name'>> = {
  ENAMETOOLONG: 'path-too-long',
  EINVAL: 'unsafe-name',
  EILSEQ: 'unsafe-name',
}
const namingCalls: ReadonlySet<string> = new Set(['rename', 'mkdir', 'link'])

/** The failure of one item that an error means; null when it is about more than this item. */
export function itemFailure(error: unknown): ItemFailure | null {
  if (error instanceof ItemFailure) return error
  if (error instanceof NameTaken) return new ItemFailure('name-taken', error.message, { cause: error })
  if (!isErrno(error)) return null
  const code = namingCalls.has(error.syscall) ? nameErrors[error.code] : undefined
  return code ? new ItemFailure(code, error.message, { cause: error, saidBy: 'disk' }) : null
}
