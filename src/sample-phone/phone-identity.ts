/** Who the phone says it is. */
export interface PhoneIdentity {
  readonly model: string
  readonly manufacturer: string
  readonly device: string
  readonly android: string
  readonly sdk: number
  readonly serialNumber: string
}

const sdkOfAndroid: Readonly<Record<string, number>> = {
  '8': 26,
  '8.1': 27,
  '9': 28,
  '10': 29,
  '11': 30,
  '12': 31,
  '13': 33,
  '14': 34,
  '15': 35,
  '16': 36,
}

interface Wishes {
  readonly model?: string | undefined
  readonly serialNumber?: string | undefined
  readonly android?: string | undefined
}

/** A Pixel 7 with Android 14 unless wished otherwise. Throws RangeError for an Android that never was. */
export function createIdentity({ model, serialNumber, android = '14' }: Wishes): PhoneIdentity {
  const sdk = sdkOfAndroid[android]
  if (sdk === undefined)
    throw new RangeError(`Android ${android} is not one of ${Object.keys(sdkOfAndroid).join(', ')}`)
  return {
    model: model ?? 'Pixel 7',
    manufacturer: 'Google',
    device: 'panther',
    android,
    sdk,
    serialNumber: serialNumber ?? '1A2B3C4D5E6F7G',
  }
}

/** The system properties, as `getprop` tells them. */
export function systemProperties(phone: PhoneIdentity): ReadonlyMap<string, string> {
  const fingerprint = `google/${phone.device}/${phone.device}:${phone.android}/SAMPLE.0/1:user/release-keys`
  return new Map([
    ['dalvik.vm.heapsize', '512m'],
    ['gsm.operator.alpha', ''],
    ['persist.sys.timezone', 'Europe/Berlin'],
    ['ro.boot.serialno', phone.serialNumber],
    ['ro.build.characteristics', 'nosdcard'],
    ['ro.build.display.id', 'SAMPLE.0'],
    ['ro.build.fingerprint', fingerprint],
    ['ro.build.type', 'user'],
    ['ro.build.version.release', phone.android],
    ['ro.build.version.sdk', String(phone.sdk)],
    ['ro.build.version.security_patch', '2024-03-05'],
    ['ro.crypto.state', 'encrypted'],
    ['ro.debuggable', '0'],
    ['ro.hardware', phone.device],
    ['ro.product.brand', 'google'],
    ['ro.product.cpu.abi', 'arm64-v8a'],
    ['ro.product.cpu.abilist', 'arm64-v8a,armeabi-v7a,armeabi'],
    ['ro.product.device', phone.device],
    ['ro.product.locale', 'en-US'],
    ['ro.product.manufacturer', phone.manufacturer],
    ['ro.product.model', phone.model],
    ['ro.product.name', phone.device],
    ['ro.secure', '1'],
    ['ro.serialno', phone.serialNumber],
    ['sys.boot_completed', '1'],
  ])
}

const oldFeatures = ['cmd']
const newFeatures = [
  'shell_v2',
  'cmd',
  'stat_v2',
  'ls_v2',
  'fixed_push_mkdir',
  'fixed_push_symlink_timestamp',
]

/** The CNXN introduction (adb.cpp get_connection_string). */
export function connectionBanner(phone: PhoneIdentity, withV2: boolean): string {
  const features = (withV2 ? newFeatures : oldFeatures).join(',')
  return (
    `device::ro.product.name=${phone.device};ro.product.model=${phone.model};` +
    `ro.product.device=${phone.device};features=${features}`
  )
}
