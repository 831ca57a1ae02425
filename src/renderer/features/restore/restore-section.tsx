import { go, type InsideScreen, type RestoreScreen } from '../../store/navigation'
import { JobScreen } from '../job/job-screen'
import { ConnectScreen } from '../connect/connect-screen'
import { BackupInside } from '../inside/backup-inside'
import { ChooseBackup } from './choose-backup'
import { OneClickRestore } from './one-click-restore'

const inside = {
  onLeave: () => go('restore', { name: 'backups', intent: 'choose' }),
  show: (screen: InsideScreen) => go('restore', screen),
  connect: () => go('restore', { name: 'connect', to: 'where' }),
}

/** From the choice of a backup to what was restored of it. */
export function RestoreSection({ screen }: { readonly screen: RestoreScreen }) {
  switch (screen.name) {
    case 'backups':
      return <ChooseBackup key={screen.intent} intent={screen.intent} />
    case 'connect': {
      const leave = () =>
        go('restore', screen.to === 'where' ? { name: 'where' } : { name: 'backups', intent: 'one-click' })
      return <ConnectScreen onReady={leave} onBack={leave} />
    }
    case 'one-click':
      return <OneClickRestore serial={screen.serial} />
    case 'job':
      return <JobScreen key={screen.id} id={screen.id} from={screen.from ?? null} />
    case 'inside':
    case 'category':
    case 'where':
      return <BackupInside screen={screen} {...inside} />
  }
}
