import type { RecordReason } from '../../../shared/model/record-access'
import type { PhoneError } from '../../phone/phone-error'
import type { ShellPermissions } from './shell-permissions'

/** Makers that keep more from the shell than Android does, until a switch in the developer options says otherwise. */
const withSwitch = /^(?:xiaomi|redmi|poco)$/i

/**
 * Why a provider is not read, from what it said.
 * @param since API level with which AOSP's shell was given the permission (frameworks/base, packages/Shell/AndroidManifest.xml)
 */
export function whyNotRead(error: PhoneError, phone: ShellPermissions, since: number): RecordReason {
  if (error.refusal === 'missing') return 'no-app'
  return error.refusal === 'denied' ? whyDenied(phone, since) : 'no-answer'
}

/** Why rows cannot be written, before it is tried; null for what is not known to be refused. */
export function whyNotWrite(phone: ShellPermissions, permission: string, since: number): RecordReason | null {
  return phone.granted === null || phone.granted.has(permission) ? null : whyDenied(phone, since)
}

function whyDenied({ sdk, manufacturer }: ShellPermissions, since: number): RecordReason {
  if (sdk > 0 && sdk < since) return 'android-version'
  return withSwitch.test(manufacturer) ? 'maker-switch' : 'permission'
}
