import type { Battery, OpenOptions } from '../phone/phone'
import type { PhoneLink } from './adb/open-service'
import { runShell } from './adb/run-shell'

/** BatteryManager.BATTERY_STATUS_CHARGING and BATTERY_STATUS_FULL. */
const chargingStates = [2, 5]

/**
 * What `dumpsys battery` tells (AOSP services/core, BatteryService.dumpInternal): lines like `  level: 81`.
 * @returns null where it tells nothing
 * @throws AdbError; the signal's reason
 */
export async function readBattery(link: PhoneLink, options: OpenOptions): Promise<Battery | null> {
  const { stdout } = await runShell(link, 'dumpsys battery', options)
  return parseBattery(stdout.toString('utf8'))
}

export function parseBattery(text: string): Battery | null {
  const numberOf = (name: string) => {
    const [, value] = new RegExp(`^\\s*${name}: (\\d{1,9})\\s*$`, 'm').exec(text) ?? []
    return value === undefined ? null : Number(value)
  }
  const level = numberOf('level')
  const scale = numberOf('scale') ?? 100
  const status = numberOf('status')
  if (level === null || status === null || scale === 0) return null
  const percent = Math.min(100, Math.round((100 * level) / scale))
  return { percent, charging: chargingStates.includes(status) }
}
