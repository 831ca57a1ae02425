import { lockFolder, type FolderLock, type LockOptions } from '../disk/lock-folder'
import { fenceOff } from './fence-off'

/**
 * Makes this process the only one that writes to the folder of a phone. A run that is passed over because it was silent
 * finds none of its unfinished backups again, should it wake up.
 * @throws like `lockFolder`
 */
export function lockPhoneFolder(
  folder: string,
  options: Omit<LockOptions, 'fenceOff'> = {},
): Promise<FolderLock> {
  return lockFolder(folder, { ...options, fenceOff: () => fenceOff(folder) })
}
