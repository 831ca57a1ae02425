import { words } from '../../messages/words'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { AboutCard } from './about-card'
import { FolderCard } from './folder-card'
import { RereadCard } from './reread-card'
import { ThemeCard } from './theme-card'
import { UpdateCard } from './update-card'
import { VerifyCard } from './verify-card'

export function SettingsScreen() {
  return (
    <Screen header={<ScreenHeader title={words.settings.title} />}>
      <ThemeCard />
      <FolderCard />
      <VerifyCard />
      <RereadCard />
      <UpdateCard />
      <AboutCard />
    </Screen>
  )
}
