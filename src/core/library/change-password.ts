import { join } from 'node:path'
import { Failure } from '../errors/failure'
import { findKey, rememberKeys } from './choose-keys'
import type { KeyRing } from '../format/encrypted/key-ring'
import { keyName } from '../format/layout'
import { listBackups } from './list-backups'
import { recipientOf } from '../format/manifest'
import { lockPhoneFolder } from '../format/lock-phone-folder'
import { openVaultKeys, rewrapKeys } from '../format/encrypted/vault-keys'
import { writeAtomically } from '../disk/write-atomically'

export interface PasswordChange {
  readonly phoneFolder: string
  readonly ring: KeyRing
  readonly oldPassword: string
  readonly newPassword: string
}

/**
 * Puts the key of a phone's encrypted backups under another password, in each of them. Nothing else is written: the
 * items stay as they are. A copy of a backup elsewhere keeps the old password.
 * @returns how many backups open with the new password now
 * @throws Failure `not-a-backup` when none is encrypted, `wrong-password`, `password-empty`, `backup-damaged`,
 * `folder-busy`; Node's system errors
 */
export async function changePassword(change: PasswordChange): Promise<number> {
  const { phoneFolder, ring, oldPassword, newPassword } = change
  const found = await findKey(phoneFolder)
  if (!found) throw new Failure('not-a-backup')
  const keys = await rewrapKeys(await openVaultKeys(found.keyFile, oldPassword), newPassword)
  // A backup that begins meanwhile would have the old password.
  const lock = await lockPhoneFolder(phoneFolder)
  try {
    const same = (await listBackups(phoneFolder)).filter(
      ({ manifest }) => recipientOf(manifest) === keys.recipient,
    )
    // The newest last: until then it opens with the old password, and this can be done again.
    for (const { path } of [...same].reverse())
      await writeAtomically(join(path, keyName), keys.keyFile, { prove: lock.prove })
    await rememberKeys(ring, keys, phoneFolder)
    return same.length
  } finally {
    await lock.release()
  }
}
