import type { LibraryBackup, LibraryView } from '../../../shared/model/library'

/** Whether there is something to restore from. */
export function canOpen({ state }: LibraryBackup): boolean {
  return state !== 'newer'
}

/** The newest whole backup of the phone at hand that nothing speaks against; without one, the newest there is. */
export function preselect(view: LibraryView | null, hardwareSerial: string | null): string | null {
  if (view === null) return null
  const own = view.phones.filter(({ serial }) => serial !== null && serial === hardwareSerial)
  const backups = (own.length > 0 ? own : view.phones).flatMap(phone => phone.backups)
  const whole = backups.filter(({ state }) => state === 'complete')
  // A stranger's, put beside those of this phone, is newer if it says so.
  const newest = whole.find(({ mark }) => mark === null) ?? whole[0] ?? backups.find(canOpen)
  return newest?.id ?? null
}
