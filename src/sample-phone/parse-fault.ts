import { hostileNames, type Faults } from './faults'

/** A fault as written on a command line was not understood. */
export class FaultSyntaxError extends Error {
  override readonly name = 'FaultSyntaxError'
}

type Reader = (value: string | undefined, text: string) => Faults

const count = (value: string | undefined, text: string): number => {
  if (value === undefined || !/^\d+$/.test(value)) throw new FaultSyntaxError(`${text}: a number is needed`)
  return Number(value)
}

const some = (value: string | undefined, text: string): string => {
  if (value === undefined || value === '') throw new FaultSyntaxError(`${text}: a value is needed`)
  return value
}

const mutation = (value: string | undefined, text: string): NonNullable<Faults['mutate']> => {
  if (value === 'grow' || value === 'shrink' || value === 'change' || value === 'vanish') return value
  throw new FaultSyntaxError(`${text}: one of grow, shrink, change, vanish is needed`)
}

const importer = (value: string | undefined, text: string): NonNullable<Faults['importer']> => {
  if (value === 'missing' || value === 'denied') return value
  throw new FaultSyntaxError(`${text}: missing or denied is needed`)
}

const readers: Readonly<Record<string, Reader>> = {
  unplug: (value, text) => ({ unplugAfter: count(value, text) }),
  freeze: (value, text) => ({ freezeAfter: count(value, text) }),
  fail: (value, text) => ({ failAfter: count(value, text) }),
  short: (value, text) => ({ shortAfter: count(value, text) }),
  slow: (value, text) => ({ bytesPerSecond: Math.max(1, count(value, text)) }),
  mutate: (value, text) => ({ mutate: mutation(value, text) }),
  only: (value, text) => ({ onlyPath: some(value, text) }),
  hostile: (value, text) => ({ hostileEntries: { folder: some(value, text), names: hostileNames } }),
  unauthorized: () => ({ unauthorized: true }),
  offline: () => ({ offline: true }),
  'no-v2': () => ({ noV2: true }),
  full: () => ({ storageFull: true }),
  'send-unplug': (value, text) => ({ sendUnplugAfter: count(value, text) }),
  'send-freeze': (value, text) => ({ freezeOnSend: count(value, text) }),
  'send-full': (value, text) => ({ storageFullAfter: count(value, text) }),
  'send-refuse': (value, text) => ({ refuseSendTo: some(value, text) }),
  'keep-partial': () => ({ keepPartial: true }),
  free: (value, text) => ({ freeBytes: count(value, text) }),
  'card-free': (value, text) => ({ cardFreeBytes: count(value, text) }),
  'refuse-sms': () => ({ refuseSmsWrites: true }),
  'refuse-contacts': () => ({ refuseContactWrites: true }),
  'no-sms': () => ({ noSmsProvider: true }),
  'xiaomi-switch': () => ({ xiaomiSwitchOff: true }),
  'contact-files': () => ({ contactFiles: true }),
  'cloud-contacts': () => ({ cloudContacts: true }),
  'refuse-favourites': () => ({ refuseFavourites: true }),
  importer: (value, text) => ({ importer: importer(value, text) }),
  'insert-unplug': (value, text) => ({ unplugAfterInserts: count(value, text) }),
  'content-delay': (value, text) => ({ contentDelayMs: count(value, text) }),
  battery: (value, text) => ({ batteryPercent: count(value, text) }),
}

/** For help texts. */
export const faultNames: readonly string[] = Object.keys(readers)

/** Reads `NAME[=VALUE]`, byte counts and rates as plain numbers. Throws {@link FaultSyntaxError}. */
export function parseFault(text: string): Faults {
  const equals = text.indexOf('=')
  const name = equals === -1 ? text : text.slice(0, equals)
  const reader = readers[name]
  if (reader === undefined)
    throw new FaultSyntaxError(`${name}: no such fault; there are ${faultNames.join(', ')}`)
  return reader(equals === -1 ? undefined : text.slice(equals + 1), text)
}
