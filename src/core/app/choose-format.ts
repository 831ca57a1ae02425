import { join } from 'node:path'
import type { BackupFormat } from '../format/backup-format'
import { encryptedFormat } from '../format/encrypted/encrypted-format'
import type { VaultKeys } from '../format/encrypted/vault-keys'
import { phoneFolderName } from '../format/layout'
import { plainFormat } from '../format/plain/plain-format'
import type { PhoneDetails } from '../../shared/model/device'

/**
 * How the next backup of a phone lies on the disk.
 * @param keysFor the keys for the backups in the folder of one phone; null for a plain backup
 * @throws what `keysFor` throws
 */
export async function chooseFormat(
  phone: PhoneDetails,
  outputFolder: string,
  keysFor: ((phoneFolder: string) => Promise<VaultKeys>) | null,
): Promise<BackupFormat> {
  if (!keysFor) return plainFormat
  return encryptedFormat(await keysFor(join(outputFolder, phoneFolderName(phone))))
}
