import { sources } from '../data/sources'
import { checkRestore } from '../jobs/restore/check-restore'
import { readContents } from '../library/read-contents'
import type { AccessByCategory } from '../../shared/model/record-access'
import type { RestoreCheck } from '../../shared/model/restore'
import type { RestoreRequest } from './prepare-restore'

/**
 * What a restore would take, told before it is started.
 * @param askAccess what the phone lets be done with records; asked where there are some among them
 * @throws like `planRestore` and `readContents`; PhoneError
 */
export async function assessRestore(
  request: Omit<RestoreRequest, 'onConflict' | 'contactsBy'>,
  askAccess: () => Promise<AccessByCategory>,
): Promise<RestoreCheck> {
  const { backup, selected, phone, target } = request
  const contents = await readContents(backup)
  const withRecords = selected.some(({ source }) => source !== undefined)
  const access = withRecords ? await askAccess() : {}
  return checkRestore({ selected, phone, target, sources }, access, contents?.phone.serial ?? null)
}
