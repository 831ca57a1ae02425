import { JavaException, securityException } from './java-exception'

/** The providers of records, by what follows `content://`. */
export const recordAuthorities = [
  'sms',
  'mms',
  'mms-sms',
  'com.android.contacts',
  'contacts',
  'call_log',
] as const
export type RecordAuthority = (typeof recordAuthorities)[number]

const telephony = 'com.android.providers.telephony'
const contacts = 'com.android.providers.contacts'

interface Guard {
  readonly provider: string
  /** One of them opens the provider (ActivityManagerService, checkContentProviderPermissionLocked). */
  readonly permissions: readonly string[]
}

const readSms = ['android.permission.READ_SMS']
const eitherContacts = ['android.permission.READ_CONTACTS', 'android.permission.WRITE_CONTACTS']
const eitherCallLog = ['android.permission.READ_CALL_LOG', 'android.permission.WRITE_CALL_LOG']

const guards: Readonly<Record<RecordAuthority, Guard>> = {
  sms: { provider: `${telephony}.SmsProvider`, permissions: readSms },
  mms: { provider: `${telephony}.MmsProvider`, permissions: readSms },
  'mms-sms': { provider: `${telephony}.MmsSmsProvider`, permissions: readSms },
  'com.android.contacts': { provider: `${contacts}.ContactsProvider2`, permissions: eitherContacts },
  contacts: { provider: `${contacts}.ContactsProvider2`, permissions: eitherContacts },
  call_log: { provider: `${contacts}.CallLogProvider`, permissions: eitherCallLog },
}

/**
 * Which of the permissions that concern records the shell's package asks for, by Android version (AOSP frameworks/base,
 * packages/Shell/AndroidManifest.xml): SMS came with 10, the call log with 13.
 */
export function shellPermissions(sdk: number): readonly string[] {
  return [
    'android.permission.SEND_SMS',
    'android.permission.CALL_PHONE',
    'android.permission.READ_PHONE_STATE',
    ...eitherContacts,
    'android.permission.READ_CALENDAR',
    'android.permission.WRITE_CALENDAR',
    ...(sdk >= 29 ? readSms : []),
    ...(sdk >= 33 ? [...eitherCallLog, 'android.permission.ACCESS_MEDIA_LOCATION'] : []),
  ]
}

export interface Access {
  readonly sdk: number
  readonly noSmsProvider: boolean
  /** Xiaomi's switch "USB debugging (Security settings)" is off: nothing of contacts and messages. */
  readonly switchedOff: boolean
}

/** Opens a provider as ActivityManager does. @throws JavaException */
export function assertMayOpen(authority: RecordAuthority, { sdk, noSmsProvider, switchedOff }: Access): void {
  const isTelephony = ['sms', 'mms', 'mms-sms'].includes(authority)
  if (noSmsProvider && isTelephony)
    throw new JavaException('java.lang.IllegalStateException', `Could not find provider: ${authority}`)
  const { provider, permissions } = guards[authority]
  const granted = shellPermissions(sdk).some(name => permissions.includes(name))
  if (granted && !switchedOff) return
  throw securityException(
    `Permission Denial: opening provider ${provider} from (null) (pid=${process.pid}, uid=2000) requires ${permissions.join(' or ')}`,
  )
}
