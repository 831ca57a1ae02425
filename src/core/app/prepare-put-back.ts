import type { BackupItem } from '../format/backup-item'
import type { ReadyJob } from '../jobs/run-job'
import { loadItems } from '../library/load-items'
import type { OpenBackup } from '../library/open-backup'
import type { PhoneAccess } from '../phone/phone'
import type { PhoneDetails } from '../../shared/model/device'
import type { Outcome, RestoreReport } from '../../shared/model/job'
import { prepareRestore } from './prepare-restore'

export interface PutBackRequest {
  readonly backup: OpenBackup
  readonly phone: PhoneDetails
  /** What was taken off the phone: where it was. */
  readonly paths: readonly string[]
}

/**
 * Undoes what was freed up: a restore of exactly these files to where they were, beside what has their names by now.
 * @throws like `prepareRestore`; what `loadItems` throws
 */
export async function preparePutBack(
  { backup, phone, paths }: PutBackRequest,
  access: PhoneAccess,
): Promise<ReadyJob<Outcome<RestoreReport>>> {
  const items: BackupItem[] = []
  await loadItems(backup, items)
  const wanted = new Set(paths)
  const selected = items.filter(({ source, path }) => source === undefined && wanted.has(path))
  return prepareRestore(
    {
      backup,
      selected,
      phone,
      target: { kind: 'original' },
      onConflict: 'keep-both',
      contactsBy: 'phonekeep',
    },
    access,
  )
}
