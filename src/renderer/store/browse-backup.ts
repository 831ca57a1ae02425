import { call } from '../call'
import { backupBrowse, selectEverything } from './browse'
import { leaveInside } from './navigation'
import { closeCatalog, openCatalog } from './open-catalog'

/** What opens an encrypted backup; goes to main and is kept nowhere here. */
export interface Secret {
  /** Null where main may know it, or none is needed. */
  readonly password: string | null
  readonly remember: boolean
}

export interface Opening extends Secret {
  /** The person wants it though it is not signed with its key. */
  readonly trustUnsigned: boolean
}

/**
 * Looks into a backup, with nothing selected at first. Answers whether it is open.
 * @param section from where; the other one lets go of the backup it had open
 * @throws {ApiError} e.g. `password-needed` or `backup-not-signed`; nothing is open then
 */
export async function browseBackup(
  section: 'restore' | 'library',
  backupId: string,
  opening: Opening,
): Promise<boolean> {
  leaveInside(section === 'restore' ? 'library' : 'restore')
  selectEverything(backupBrowse, false)
  try {
    return await openCatalog(backupBrowse, { kind: 'backup', backupId }, () =>
      call(window.api.library.open({ backupId, ...opening })),
    )
  } catch (thrown) {
    closeCatalog(backupBrowse)
    throw thrown
  }
}
