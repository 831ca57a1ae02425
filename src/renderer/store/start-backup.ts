import type { EncryptionRequest } from '../../shared/model/output'
import { ApiError } from '../lib/api-error'
import { toSelection } from '../lib/to-selection'
import { call } from '../call'
import { phoneBrowse } from './browse'
import type { Intent } from './navigation'
import { useOutput } from './output'
import { showJob } from './show-job'

/**
 * Starts a backup into the chosen folder, and shows it. The password goes to main and is kept nowhere.
 * @param encryption null for a plain backup
 * @param intent what is selected, or what one click takes
 * @throws {ApiError}
 */
export async function startBackup(encryption: EncryptionRequest | null, intent: Intent): Promise<void> {
  const catalogId = phoneBrowse.catalog.getState().view?.id
  const grant = useOutput.getState().folder?.grant
  if (catalogId === undefined) throw new ApiError({ code: 'catalog-gone' })
  if (grant === undefined) throw new ApiError({ code: 'folder-not-chosen' })
  const { selections } = phoneBrowse.selection.getState()
  const selection = intent === 'one-click' ? 'standing' : toSelection(selections)
  const id = await call(window.api.backup.start({ catalogId, selection, grant, encryption }))
  await showJob(id)
}
