import type { Selection } from '../../shared/model/catalog'
import type { ConflictRule, ContactWay, RestoreTarget } from '../../shared/model/restore'
import { ApiError } from '../lib/api-error'
import { toSelection } from '../lib/to-selection'
import { call } from '../call'
import { backupBrowse } from './browse'
import { showJob } from './show-job'

export interface RestoreRequest {
  readonly serial: string
  readonly target: RestoreTarget
  readonly onConflict: ConflictRule
  readonly contactsBy: ContactWay
}

/** Puts what is selected of the open backup on a phone, and shows how far it is. @throws {ApiError} */
export async function startRestore(plan: RestoreRequest): Promise<void> {
  await showJob(await call(window.api.restore.start({ ...chosen(), ...plan })))
}

/** Writes what is selected of the open backup into a folder of this computer, and shows how far it is. @throws {ApiError} */
export async function startExport(grant: string): Promise<void> {
  await showJob(await call(window.api.restore.export({ ...chosen(), grant })))
}

function chosen(): { readonly catalogId: string; readonly selection: Selection } {
  const catalogId = backupBrowse.catalog.getState().view?.id
  if (catalogId === undefined) throw new ApiError({ code: 'backup-gone' })
  return { catalogId, selection: toSelection(backupBrowse.selection.getState().selections) }
}
