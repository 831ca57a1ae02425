import type { RecordAccess } from '../../../shared/model/record-access'
import type { OpenOptions } from '../../phone/phone'
import { PhoneError } from '../../phone/phone-error'
import type { PhoneLink } from '../adb/open-service'
import { queryIds, type IdQuery } from './query-ids'
import { whyNotRead, whyNotWrite } from './record-reason'
import type { ShellPermissions } from './shell-permissions'

export interface AccessInput {
  readonly link: PhoneLink
  readonly permissions: () => Promise<ShellPermissions>
  readonly options: OpenOptions
}

export interface AccessQuestion extends IdQuery {
  /** Without `android.permission.`. */
  readonly writePermission: string
  /** API level with which AOSP's shell was given the permissions. */
  readonly since: number
}

/**
 * What a phone lets be done with the rows of a provider: one Java start on the phone, and what the package manager says.
 * @throws PhoneError other than `refused` and `protocol`; the signal's reason
 */
export async function askAccess(
  { link, permissions, options }: AccessInput,
  { writePermission, since, ...query }: AccessQuestion,
): Promise<RecordAccess> {
  const [phone, answer] = await Promise.all([permissions(), count(link, query, options)])
  if (typeof answer === 'number')
    return { count: answer, whyNotRead: null, whyNotWrite: whyNotWrite(phone, writePermission, since) }
  const why = whyNotRead(answer, phone, since)
  return { count: null, whyNotRead: why, whyNotWrite: why }
}

async function count(link: PhoneLink, query: IdQuery, options: OpenOptions): Promise<number | PhoneError> {
  try {
    return (await queryIds(link, query, options)).length
  } catch (error) {
    if (error instanceof PhoneError && (error.kind === 'refused' || error.kind === 'protocol')) return error
    throw error
  }
}
