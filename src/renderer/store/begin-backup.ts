import type { LibraryBackup, LibraryPhone } from '../../shared/model/library'
import { phoneBrowse, selectEverything } from './browse'
import { choosePhone, currentPhone, findReadyPhone, useDevices } from './devices'
import { go, type PhoneIntent } from './navigation'
import { browsePhone } from './open-catalog'

/** Sets out to back up, or to choose folders: to the phone's data when a phone is ready, else to the connection first. */
export function beginBackup(intent: PhoneIntent): void {
  const phone = currentPhone(useDevices.getState())
  if (phone === null) {
    go('backup', { name: 'connect', intent })
    return
  }
  selectEverything(phoneBrowse, true)
  void browsePhone(phone.serial)
  show(intent)
}

/** Resumes where the phone went away; starts over when it is another phone, or was not looked through. */
export function resumeBackup(intent: PhoneIntent, serial: string): void {
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

/** Resumes an interrupted backup of the Library. What does not say how it was started is asked that again. */
export function resumeInterrupted(
  { serial, name }: Pick<LibraryPhone, 'serial' | 'name'>,
  { id, tellsSelection }: LibraryBackup,
): void {
  if (tellsSelection && serial !== null) {
    go('backup', { name: 'resume', backupId: id, serial, phoneName: name })
    return
  }
  const { view } = useDevices.getState()
  const ready = findReadyPhone(view, serial)
  if (ready === null) {
    go('backup', { name: 'connect', intent: 'choose' })
    return
  }
  choosePhone(ready.serial)
  beginBackup('choose')
}

/** Looks through the phone whose backup is resumed, unless that has been done. */
export function browseAgain(serial: string): void {
  choosePhone(serial)
  const { source, view } = phoneBrowse.catalog.getState()
  const same = source?.kind === 'phone' && source.serial === serial
  if (!same || view === null || view.status === 'failed') void browsePhone(serial)
}

function show(intent: PhoneIntent): void {
  go('backup', { name: intent })
}
