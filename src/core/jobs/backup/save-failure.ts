import { isErrno } from '../../errors/is-errno'
import type { IssueCode } from '../../../shared/model/issue'
import { ItemFailure } from '../../errors/item-failure'
import { NameTaken } from '../../disk/placer'
import { isRefusal, type Refusal } from '../../phone/phone-error'

const refusalCodes: Readonly<Partial<Record<Refusal, IssueCode>>> = {
  missing: 'vanished',
  denied: 'refused-by-phone',
  'name-too-long': 'path-too-long',
}

/** What it means for an item that the phone does not give it; null for all else. */
export function refusalFailure(error: unknown): ItemFailure | null {
  if (!isRefusal(error)) return null
  const code = refusalCodes[error.refusal ?? 'other'] ?? 'phone-failed'
  return new ItemFailure(code, error.message, { cause: error, saidBy: 'phone' })
}

/** The host cannot hold this one name; other names it can. */
const nameErrors: Readonly<Record<string, 'path-too-long' | 'unsafe-name'>> = {
  ENAMETOOLONG: 'path-too-long',
  EINVAL: 'unsafe-name',
  EILSEQ: 'unsafe-name',
}
const namingCalls: ReadonlySet<string> = new Set(['rename', 'mkdir', 'link'])

/** The failure of one item that an error means; null when it is about more than this item. */
export function saveFailure(error: unknown): ItemFailure | null {
  if (error instanceof ItemFailure) return error
  if (error instanceof NameTaken) return new ItemFailure('name-taken', error.message, { cause: error })
  if (!isErrno(error)) return null
  const code = namingCalls.has(error.syscall) ? nameErrors[error.code] : undefined
  return code ? new ItemFailure(code, error.message, { cause: error, saidBy: 'disk' }) : null
}
