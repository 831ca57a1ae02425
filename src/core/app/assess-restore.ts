import { sources } from '../data/sources'
import { checkRestore } from '../jobs/restore/check-restore'
import { readContents } from '../library/read-contents'
import type { RestoreCheck } from '../../shared/model/restore'
import type { RestoreRequest } from './prepare-restore'

/**
 * What a restore would take, told before it is started.
 * @throws like `planRestore` and `readContents`
 */
export async function assessRestore(request: Omit<RestoreRequest, 'onConflict'>): Promise<RestoreCheck> {
  const { backup, selected, phone, target } = request
  const contents = await readContents(backup)
  return checkRestore({ selected, phone, target, sources }, contents?.phone.serial ?? null)
}
