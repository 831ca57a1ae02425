import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const supplies = '/sys/class/power_supply'

/**
 * Whether this computer is on battery, as Linux tells it (Documentation/ABI/testing/sysfs-class-power): it has a battery of
 * its own that discharges, and no supply that is online. Elsewhere it is not known, and nothing is held back for it.
 */
export function isOnBattery(folder = supplies): boolean {
  try {
    const all = readdirSync(folder).map(name => ({
      type: read(folder, name, 'type'),
      // Mice and headsets have one too.
      scope: read(folder, name, 'scope'),
      online: read(folder, name, 'online'),
      status: read(folder, name, 'status'),
    }))
    const own = all.filter(({ scope }) => scope !== 'Device')
    if (own.some(({ type, online }) => type !== 'Battery' && online === '1')) return false
    return own.some(({ type, status }) => type === 'Battery' && status === 'Discharging')
  } catch {
    return false
  }
}

function read(folder: string, name: string, file: string): string | null {
  try {
    return readFileSync(join(folder, name, file), 'utf8').trim()
  } catch {
    return null
  }
}
