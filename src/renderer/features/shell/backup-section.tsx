import { beginBackup, resumeBackup } from '../../store/begin-backup'
import { phoneBrowse } from '../../store/browse'
import { go, type BackupScreen } from '../../store/navigation'
import { BrowsingContext, type Browsing } from '../../store/use-browse'
import { JobScreen } from '../job/job-screen'
import { OneClickBackup } from '../backup/one-click-backup'
import { OutputScreen } from '../backup/output-screen'
import { ResumeBackup } from '../backup/resume-backup'
import { ConnectScreen } from '../connect/connect-screen'
import { FoldersScreen } from '../folders/folders-screen'
import { HomeScreen } from '../home/home-screen'
import { CatalogTrouble } from '../select/catalog-trouble'
import { CategoryScreen } from '../select/category-screen'
import { ChooseScreen } from '../select/choose-screen'

const browsing: Browsing = {
  browse: phoneBrowse,
  openTiles: () => go('backup', { name: 'choose' }),
  openCategory: category => go('backup', { name: 'category', category }),
}

/** From Home to the result of a backup. */
export function BackupSection({ screen }: { readonly screen: BackupScreen }) {
  return (
    <BrowsingContext value={browsing}>
      <Current screen={screen} />
    </BrowsingContext>
  )
}

function Current({ screen }: { readonly screen: BackupScreen }) {
  switch (screen.name) {
    case 'home':
      return <HomeScreen />
    case 'connect':
      return <Connect {...screen} />
    case 'resume':
      return <ResumeBackup key={screen.backupId} {...screen} />
    case 'resume-connect': {
      const back = () => go('backup', screen.resuming)
      return <ConnectScreen onReady={back} onBack={back} />
    }
    case 'choose':
      return <ChooseScreen />
    case 'category': {
      const { category } = screen
      return (
        <CategoryScreen key={category} category={category} trouble={<CatalogTrouble intent="choose" />} />
      )
    }
    case 'output':
      return <OutputScreen intent={screen.intent} />
    case 'one-click':
      return <OneClickBackup />
    case 'folders':
      return <FoldersScreen onDone={() => go('backup', { name: 'home' })} />
    case 'job':
      return <JobScreen key={screen.id} id={screen.id} from={screen.from ?? null} />
  }
}

function Connect({ intent, resume }: Extract<BackupScreen, { name: 'connect' }>) {
  const onReady = (serial: string) => {
    if (intent === null) go('backup', { name: 'home' })
    else if (resume === true) resumeBackup(intent, serial)
    else beginBackup(intent)
  }
  return <ConnectScreen onReady={onReady} onBack={() => go('backup', { name: 'home' })} />
}
