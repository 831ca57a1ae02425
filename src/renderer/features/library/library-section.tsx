import { go, type InsideScreen, type LibraryScreen as Place } from '../../store/navigation'
import { JobScreen } from '../job/job-screen'
import { ConnectScreen } from '../connect/connect-screen'
import { FreeUpSection } from '../free-up/free-up-section'
import { BackupInside } from '../inside/backup-inside'
import { LibraryScreen } from './library-screen'

const inside = {
  onLeave: () => go('library', { name: 'list' }),
  show: (screen: InsideScreen) => go('library', screen),
  connect: () => go('library', { name: 'connect' }),
}

export function LibrarySection({ screen }: { readonly screen: Place }) {
  switch (screen.name) {
    case 'list':
      return <LibraryScreen />
    case 'connect': {
      const leave = () => go('library', { name: 'where' })
      return <ConnectScreen onReady={leave} onBack={leave} />
    }
    case 'job':
      return <JobScreen key={screen.id} id={screen.id} from={screen.from ?? null} />
    case 'free-up':
    case 'free-up-category':
      return <FreeUpSection screen={screen} />
    case 'inside':
    case 'category':
    case 'where':
      return <BackupInside screen={screen} {...inside} />
  }
}
