import { useNavigation } from '../../store/navigation'
import { AutomaticScreen } from '../automatic/automatic-screen'
import { LibrarySection } from '../library/library-section'
import { PlacesSection } from '../places/places-section'
import { RestoreSection } from '../restore/restore-section'
import { SettingsScreen } from '../settings/settings-screen'
import { BackupSection } from './backup-section'

export function CurrentScreen() {
  const { section, screens } = useNavigation()
  switch (section) {
    case 'backup':
      return <BackupSection screen={screens.backup} />
    case 'restore':
      return <RestoreSection screen={screens.restore} />
    case 'library':
      return <LibrarySection screen={screens.library} />
    case 'automatic':
      return <AutomaticScreen />
    case 'places':
      return <PlacesSection screen={screens.places} />
    case 'settings':
      return <SettingsScreen />
  }
}
