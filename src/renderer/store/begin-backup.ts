import { useCatalog } from './catalog'
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
  show(intent)
}

/** Goes on where the phone went away; begins anew when it is another phone, or was not looked through. */
export function resumeBackup(intent: Intent, serial: string): void {
  const catalog = useCatalog.getState()
  if (catalog.serial === serial && catalog.view?.status === 'complete') show(intent)
  else beginBackup(intent)
}

/** From a backup that was cancelled or failed back to what had been chosen for it. */
export function goOnWithBackup(): void {
  const phone = currentPhone(useDevices.getState())
  if (phone === null) go({ name: 'connect', intent: 'choose', resume: true })
  else resumeBackup('choose', phone.serial)
}

function show(intent: Intent): void {
  go(intent === 'choose' ? { name: 'choose' } : { name: 'output', intent })
}
