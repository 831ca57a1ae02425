import { useNavigation, type BackupScreen } from '../../store/navigation'
import { JobScreen } from '../backup/job-screen'
import { OutputScreen } from '../backup/output-screen'
import { ConnectScreen } from '../connect/connect-screen'
import { HomeScreen } from '../home/home-screen'
import { CategoryScreen } from '../select/category-screen'
import { ChooseScreen } from '../select/choose-screen'
import { SettingsScreen } from '../settings/settings-screen'

export function CurrentScreen() {
  const section = useNavigation(state => state.section)
  const screen = useNavigation(state => state.screen)
  return section === 'settings' ? <SettingsScreen /> : <Backup screen={screen} />
}

function Backup({ screen }: { readonly screen: BackupScreen }) {
  switch (screen.name) {
    case 'home':
      return <HomeScreen />
    case 'connect':
      return <ConnectScreen intent={screen.intent} resume={screen.resume === true} />
    case 'choose':
      return <ChooseScreen />
    case 'category':
      return <CategoryScreen key={screen.category} category={screen.category} />
    case 'output':
      return <OutputScreen intent={screen.intent} />
    case 'job':
      return <JobScreen key={screen.id} id={screen.id} from={screen.from ?? null} />
  }
}
