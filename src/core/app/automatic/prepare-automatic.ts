import type { PhoneDetails } from '../../../shared/model/device'
import { createCatalog } from '../../data/catalog'
import type { VaultKeys } from '../../format/encrypted/vault-keys'
import type { RunOptions } from '../../jobs/backup/run'
import type { PhoneAccess } from '../../phone/phone'
import { chooseFormat } from '../choose-format'
import { listPhone } from '../list-phone'
import { prepareBackup, type BackupRequest, type ReadyBackup } from '../prepare-backup'
import type { StandingSelection } from '../standing-selection'

export interface AutomaticRequest {
  readonly phone: PhoneDetails
  readonly access: PhoneAccess
  readonly outputFolder: string
  /** Null for a plain backup. No password is asked for. */
  readonly keysFor: ((phoneFolder: string) => Promise<VaultKeys>) | null
  readonly options: Pick<RunOptions, 'verify' | 'reread'>
  readonly createdBy: string
  /** What of the phone it takes, once that has been listed; told first, for a folder may be new. */
  readonly select: (what: Pick<BackupRequest, 'phone' | 'listed'>) => Promise<StandingSelection['what']>
}

/**
 * Looks through a phone and plans a backup of all that is to be backed up by itself: what a person does with the window, in one go.
 * @throws like `listPhone`, `chooseFormat` and `prepareBackup`
 */
export async function prepareAutomatic(request: AutomaticRequest, signal: AbortSignal): Promise<ReadyBackup> {
  const { phone, access, outputFolder, keysFor, options, createdBy, select } = request
  // Before the phone is listed: what cannot be encrypted is told at once.
  const format = await chooseFormat(phone, outputFolder, keysFor)
  const connection = await access.open({ signal })
  const listed = createCatalog()
  try {
    const listings = await listPhone({ phone: connection, details: phone, emit: listed.add })
    return await prepareBackup(
      { phone, listed, listings, ...(await select({ phone, listed })), outputFolder, format, options },
      { phone: access, createdBy },
      { signal },
    )
  } finally {
    connection.close()
  }
}
