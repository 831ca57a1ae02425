/** Who the phone says it is. */
export interface PhoneIdentity {
  readonly model: string
  readonly manufacturer: string
  readonly device: string
  readonly android: string
  readonly sdk: number
  readonly serialNumber: string
  /** Whether there is an SD card in it. */
  readonly card: boolean
  /** What it is sold as, where it says so. */
  readonly marketName?: string | undefined
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

/** The phones there are to choose from: one more for what goes from a phone to another, and one of before Android 11. */
const presets = {
  first: {
    model: 'Pixel 7',
    manufacturer: 'Google',
    device: 'panther',
    android: '14',
    serialNumber: '1A2B3C4D5E6F7G',
    card: true,
  },
  second: {
    model: 'SM-A546B',
    manufacturer: 'samsung',
    device: 'a54x',
    android: '15',
    serialNumber: 'R5CW30ABCDE',
    card: false,
  },
  old: {
    model: 'Nokia 6.1',
    manufacturer: 'HMD Global',
    device: 'PL2_sprout',
    android: '9',
    serialNumber: 'PL2GAR9840100123',
    card: true,
  },
} as const satisfies Readonly<Record<string, Omit<PhoneIdentity, 'sdk'>>>

export type PresetPhone = keyof typeof presets

export const presetPhones = Object.keys(presets) as readonly PresetPhone[]

/** What may be chosen of a phone. */
export interface IdentityWishes {
  /** Which phone it is where nothing else is wished; `first` by default. */
  readonly phone?: PresetPhone
  readonly model?: string
  readonly manufacturer?: string
  /** Code name: ro.product.device. */
  readonly device?: string
  /** Android release, "8" to "16". */
  readonly android?: string
  /** ro.serialno */
  readonly serialNumber?: string
  /** Whether there is an SD card in it. */
  readonly card?: boolean
  /** ro.product.marketname, which phones of some makers have. */
  readonly marketName?: string
}

/** Throws RangeError for a phone or an Android that there is not. */
export function createIdentity(wishes: IdentityWishes): PhoneIdentity {
  const preset = presetPhones.find(name => name === (wishes.phone ?? 'first'))
  if (preset === undefined)
    throw new RangeError(`phone ${wishes.phone} is not one of ${presetPhones.join(', ')}`)
  const { model, manufacturer, device, serialNumber, android, card, marketName } = {
    marketName: undefined,
    ...presets[preset],
    ...wishes,
  }
  const sdk = sdkOfAndroid[android]
  if (sdk === undefined)
    throw new RangeError(`Android ${android} is not one of ${Object.keys(sdkOfAndroid).join(', ')}`)
  return { model, manufacturer, device, android, sdk, serialNumber, card, marketName }
}

/** The system properties, as `getprop` tells them. */
export function systemProperties(phone: PhoneIdentity): ReadonlyMap<string, string> {
  const brand = (phone.manufacturer.split(' ')[0] ?? '').toLowerCase()
  const fingerprint = `${brand}/${phone.device}/${phone.device}:${phone.android}/SAMPLE.0/1:user/release-keys`
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
    ['ro.product.brand', brand],
    ['ro.product.cpu.abi', 'arm64-v8a'],
    ['ro.product.cpu.abilist', 'arm64-v8a,armeabi-v7a,armeabi'],
    ['ro.product.device', phone.device],
    ['ro.product.locale', 'en-US'],
    ['ro.product.manufacturer', phone.manufacturer],
    ...(phone.marketName === undefined ? [] : [['ro.product.marketname', phone.marketName] as const]),
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
