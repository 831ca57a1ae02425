import type { EncryptionRequest } from '../../shared/model/output'
import { ApiError } from '../lib/api-error'
import { toSelection } from '../lib/to-selection'
import { call } from '../call'
import { phoneBrowse } from './browse'
import { useOutput } from './output'
import { showJob } from './show-job'

/**
 * Starts the backup of what is selected into the chosen folder, and shows it. The password goes to main and is kept nowhere.
 * @param encryption null for a plain backup
 * @throws {ApiError}
 */
export async function startBackup(encryption: EncryptionRequest | null): Promise<void> {
  const catalogId = phoneBrowse.catalog.getState().view?.id
  const grant = useOutput.getState().folder?.grant
  if (catalogId === undefined) throw new ApiError({ code: 'catalog-gone' })
  if (grant === undefined) throw new ApiError({ code: 'folder-not-chosen' })
  const selection = toSelection(phoneBrowse.selection.getState().selections)
  const id = await call(window.api.backup.start({ catalogId, selection, grant, encryption }))
  await showJob(id)
}
