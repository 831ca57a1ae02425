import type { LibraryPhone } from '../../shared/model/library'
import { readyPhones } from '../lib/connect-state'
import { phoneBrowse, selectEverything } from './browse'
import { choosePhone, currentPhone, useDevices } from './devices'
import { go, type Intent } from './navigation'
import { openPhone } from './open-catalog'

/** Sets out to back up: to the phone's data when a phone is ready, else to the connection first. */
export function beginBackup(intent: Intent): void {
  const phone = currentPhone(useDevices.getState())
  if (phone === null) {
    go('backup', { name: 'connect', intent })
    return
  }
  selectEverything(phoneBrowse, true)
  void openPhone(phone.serial)
  show(intent)
}

/** Resumes where the phone went away; starts over when it is another phone, or was not looked through. */
export function resumeBackup(intent: Intent, serial: string): void {
  const { source, view } = phoneBrowse.catalog.getState()
  const same = source?.kind === 'phone' && source.serial === serial
  if (same && view?.status === 'complete') show(intent)
  else beginBackup(intent)
}

/** From a backup that was cancelled or failed back to what had been chosen for it. */
export function resumeSelection(): void {
  const phone = currentPhone(useDevices.getState())
  if (phone === null) go('backup', { name: 'connect', intent: 'choose', resume: true })
  else resumeBackup('choose', phone.serial)
}

/** To the interrupted backup of a phone of the library: the next backup of that phone resumes it. */
export function resumeOnPhone({ serial }: LibraryPhone): void {
  const { view } = useDevices.getState()
  const phone = (view === null ? [] : readyPhones(view)).find(
    ({ details }) => details.hardwareSerial === serial,
  )
  if (phone === undefined) {
    go('backup', { name: 'connect', intent: 'choose' })
    return
  }
  choosePhone(phone.serial)
  beginBackup('choose')
}

function show(intent: Intent): void {
  go('backup', intent === 'choose' ? { name: 'choose' } : { name: 'one-click' })
}
