import { deviceFolderOf } from '../data/files/device-folder'
import { noteListed } from '../data/files/folder-rules'
import { isPhoneFile } from '../data/files/phone-file'
import { changeFolderRules, folderRulesOf } from './folder-settings'
import type { BackupRequest } from './prepare-backup'
import type { Settings } from './settings'

/**
 * Takes note of the folders of a phone that has been listed to its end: which of them are new, and wait for an answer. Nothing
 * is noted of a phone that nothing was chosen for. Resolves when it is on disk.
 */
export async function noteFolders(
  { phone, listed }: Pick<BackupRequest, 'phone' | 'listed'>,
  settings: Settings,
): Promise<void> {
  const { hardwareSerial } = phone
  if (!folderRulesOf(settings, hardwareSerial)) return
  const folders = new Set(listed.entries.filter(isPhoneFile).map(deviceFolderOf))
  await changeFolderRules(settings, hardwareSerial, rules => noteListed(rules, folders))
}
