import { say } from '../../words/say'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { AboutCard } from './about-card'
import { AdbCard } from './adb-card'
import { BackgroundCard } from './background-card'
import { BackupFolderCard } from './backup-folder-card'
import { LanguageCard } from './language-card'
import { RereadCard } from './reread-card'
import { SupportCard } from './support-card'
import { ThemeCard } from './theme-card'
import { UpdateCard } from './update-card'
import { VerifyCard } from './verify-card'

export function SettingsScreen() {
  return (
    <Screen header={<ScreenHeader title={say('settings.title')} />}>
      <LanguageCard />
      <ThemeCard />
      <BackupFolderCard />
      <VerifyCard />
      <RereadCard />
      <BackgroundCard />
      <AdbCard />
      <UpdateCard />
      <SupportCard />
      <AboutCard />
    </Screen>
  )
}
