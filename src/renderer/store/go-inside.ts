import { backupBrowse } from './browse'
import { goLibrary, goRestore, useNavigation, type InsideScreen } from './navigation'

/** To a place inside the backup that is open, in the section that opened it; to the list where none is open. */
export function goInside(screen: InsideScreen): void {
  const inLibrary = useNavigation.getState().section === 'library'
  const isOpen = backupBrowse.catalog.getState().source !== null
  if (inLibrary) goLibrary(isOpen ? screen : { name: 'list' })
  else goRestore(isOpen ? screen : { name: 'backups', intent: 'choose' })
}
