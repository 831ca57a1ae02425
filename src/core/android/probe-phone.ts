import type { PhoneDetails, StorageVolume } from '../../shared/model/device'
import { marketName } from '../phone/market-name'
import { cardStorage, internalStorage, isCardName } from '../phone/place'
import type { OpenOptions } from '../phone/phone'
import type { PhoneLink } from './adb/open-service'
import { quoteShell } from './adb/quote-shell'
import { runShell } from './adb/run-shell'

const properties = {
  manufacturer: 'ro.product.manufacturer',
  model: 'ro.product.model',
  androidVersion: 'ro.build.version.release',
  sdk: 'ro.build.version.sdk',
  hardwareSerial: 'ro.serialno',
} as const

/** Where makers say what the phone is sold as: Xiaomi; Xiaomi and Asus; Huawei and Honor; Oppo and OnePlus, old and new. */
const nameProperties = [
  'ro.product.marketname',
  'ro.vendor.product.display',
  'ro.config.marketing_name',
  'ro.oppo.market.name',
  'ro.vendor.oplus.market.name',
]

/**
 * Who this phone is and which storage it has. One round trip for the properties, two for the storage.
 * @throws AdbError; the signal's reason
 */
export async function probePhone(link: PhoneLink, signal?: AbortSignal): Promise<PhoneDetails> {
  const { values, names } = await readProperties(link, signal)
  const told = names.find(name => name !== '' && name !== values.model)
  return {
    manufacturer: values.manufacturer || 'Android',
    model: values.model || 'phone',
    marketName: told ?? marketName(values.model),
    androidVersion: values.androidVersion,
    sdk: Number.parseInt(values.sdk, 10) || 0,
    hardwareSerial: values.hardwareSerial || link.serial,
    volumes: await readVolumes(link, { signal }),
  }
}

async function readProperties(link: PhoneLink, signal?: AbortSignal) {
  const keys = Object.keys(properties) as (keyof typeof properties)[]
  const asked = [...keys.map(key => properties[key]), ...nameProperties]
  const command = asked.map(property => `getprop ${property}`).join('; ')
  const { stdout } = await runShell(link, command, { signal })
  const lines = stdout.toString('utf8').split(/\r?\n/)
  const labels = asked.map((_, index) => cleanLabel(lines[index] ?? ''))
  const entries = keys.map((key, index) => [key, labels[index]])
  return {
    values: Object.fromEntries(entries) as Record<keyof typeof properties, string>,
    names: labels.slice(keys.length),
  }
}

/** API level of the phone, 0 when it does not say. @throws AdbError; the signal's reason */
export async function readSdk(link: PhoneLink, signal?: AbortSignal): Promise<number> {
  const { stdout } = await runShell(link, `getprop ${properties.sdk}`, { signal })
  return Number.parseInt(stdout.toString('latin1'), 10) || 0
}

/** A phone may call itself anything; what we show and name folders by is one short printable line. */
function cleanLabel(text: string): string {
  return text.replace(/\p{C}/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 60)
}

/** The storages and their space as it is now. @throws AdbError; the signal's reason */
export async function readVolumes(link: PhoneLink, options?: OpenOptions): Promise<StorageVolume[]> {
  const { stdout } = await runShell(link, 'ls -1 /storage', options)
  const names = stdout.toString('utf8').split(/\r?\n/)
  const cards = names.filter(isCardName).map(cardStorage)
  const volumes: StorageVolume[] = []
  for (const path of [internalStorage, ...cards]) {
    const space = await readSpace(link, path, options)
    volumes.push({ path, kind: path === internalStorage ? 'internal' : 'sd-card', ...space })
  }
  return volumes
}

/** `df -k` of toybox: a heading, then device, 1K-blocks, used, available, …; the last line is ours. */
async function readSpace(link: PhoneLink, path: string, options?: OpenOptions) {
  const { stdout } = await runShell(link, `df -k ${quoteShell(path)}`, options)
  const fields = stdout.toString('utf8').trim().split(/\r?\n/).at(-1)?.trim().split(/\s+/) ?? []
  return { totalBytes: kibibytes(fields[1]), freeBytes: kibibytes(fields[3]) }
}

function kibibytes(field: string | undefined): number {
  return /^\d+$/.test(field ?? '') ? Number(field) * 1024 : 0
}
