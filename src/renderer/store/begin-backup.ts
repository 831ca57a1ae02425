import { currentPhone, useDevices } from './devices'
import { go, type Intent } from './navigation'
import { openCatalog } from './open-catalog'
import { pickEverything } from './selection'

/** Sets out to back up: to the phone's data when a phone is ready, else to the connection first. */
export function beginBackup(intent: Intent): void {
  const phone = currentPhone(useDevices.getState())
  if (phone === null) {
    go({ name: 'connect', intent })
    return
  }
  pickEverything(true)
  void openCatalog(phone.serial)
  go(intent === 'choose' ? { name: 'choose' } : { name: 'output', intent })
}
