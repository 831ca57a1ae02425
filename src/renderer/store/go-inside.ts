import { backupBrowse } from './browse'
import { go, useNavigation, type InsideScreen } from './navigation'

/** To a place inside the backup that is open, in the section that opened it; to the list where none is open. */
export function goInside(screen: InsideScreen): void {
  const inLibrary = useNavigation.getState().section === 'library'
  const isOpen = backupBrowse.catalog.getState().source !== null
  if (inLibrary) go('library', isOpen ? screen : { name: 'list' })
  else go('restore', isOpen ? screen : { name: 'backups', intent: 'choose' })
}
