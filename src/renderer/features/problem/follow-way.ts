import { beginBackup } from '../../store/begin-backup'
import { phoneBrowse } from '../../store/browse'
import { goInside } from '../../store/go-inside'
import { runningJob, useJobs } from '../../store/jobs'
import { scanLibrary } from '../../store/library'
import { go, goToJob, useNavigation } from '../../store/navigation'
import { chooseOutput } from '../../store/output'
import type { WayOn } from './way-on'

/** Goes the way that an error leaves. @throws {ApiError} */
export async function followWay(way: WayOn): Promise<void> {
  switch (way) {
    case 'connect':
      return connect()
    case 'look-again':
      return beginBackup('choose')
    case 'choose':
      return go('backup', { name: 'choose' })
    case 'folder':
      return changeFolder()
    case 'job': {
      const job = runningJob(useJobs.getState())
      return job === null ? go('backup', { name: 'home' }) : goToJob(job)
    }
    case 'start':
      return go('backup', { name: 'home' })
    case 'library':
      go('library', { name: 'list' })
      return scanLibrary()
    case 'places':
      return go('places', { name: 'list' })
    case 'choose-inside':
      return goInside({ name: 'inside' })
    case 'where':
      return goInside({ name: 'where' })
  }
}

function connect(): void {
  const { section } = useNavigation.getState()
  if (section === 'restore') go('restore', { name: 'connect', to: 'where' })
  else if (section === 'library') go('library', { name: 'connect' })
  else go('backup', { name: 'connect', intent: null })
}

/** After a backup that failed on its folder, the next step is to confirm the new one. */
async function changeFolder(): Promise<void> {
  const chosen = await chooseOutput()
  if (!chosen || useNavigation.getState().screens.backup.name !== 'job') return
  const isOpen = phoneBrowse.catalog.getState().view !== null
  go('backup', isOpen ? { name: 'output', intent: 'choose' } : { name: 'home' })
}
