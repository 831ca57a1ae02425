import type { EncryptionRequest } from '../../shared/model/output'
import { ApiError } from '../lib/api-error'
import { toSelection } from '../lib/to-selection'
import { call } from '../call'
import { useCatalog } from './catalog'
import { receiveJob } from './jobs'
import { go } from './navigation'
import { useOutput } from './output'
import { useSelection } from './selection'

/**
 * Starts the backup of what is picked into the chosen folder, and shows it. The password goes to main and is kept nowhere.
 * @param encryption null for a plain backup
 * @throws {ApiError}
 */
export async function startBackup(encryption: EncryptionRequest | null): Promise<void> {
  const catalogId = useCatalog.getState().view?.id
  const grant = useOutput.getState().folder?.grant
  if (catalogId === undefined) throw new ApiError({ code: 'catalog-gone' })
  if (grant === undefined) throw new ApiError({ code: 'folder-not-chosen' })
  const selection = toSelection(useSelection.getState().picks)
  const id = await call(window.api.backup.start({ catalogId, selection, grant, encryption }))
  // The first event may come later than this answer; a failed question costs nothing, the event follows.
  const jobs = await window.api.jobs.list()
  if (jobs.ok) jobs.value.filter(job => job.id === id).forEach(receiveJob)
  go({ name: 'job', id })
}
