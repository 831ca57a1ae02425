import { basename, dirname } from 'node:path'
import { foldersLeftOutBy, selectRecorded } from '../data/record-selection'
import { Failure } from '../errors/failure'
import type { VaultKeys } from '../format/encrypted/vault-keys'
import { phoneFolderName } from '../format/layout'
import { recipientOf } from '../format/manifest'
import { readManifest } from '../format/read-manifest'
import type { BackupPorts } from '../jobs/backup/run'
import { chooseFormat } from './choose-format'
import { prepareBackup, type BackupRequest, type ReadyBackup } from './prepare-backup'

export interface ResumeRequest extends Pick<BackupRequest, 'phone' | 'listed' | 'listings' | 'options'> {
  /** Of the unfinished backup. */
  readonly folder: string
  /** The keys for the backups in the folder of one phone. */
  readonly keysFor: (phoneFolder: string) => Promise<VaultKeys>
}

/**
 * Plans to resume an unfinished backup as it was started: the same selection, the same encryption.
 * @throws Failure `nothing-selected` where it does not tell what was selected, or another key is in use by now; like
 * `readManifest`, `prepareBackup` and `keysFor`
 */
export async function prepareResume(request: ResumeRequest, ports: BackupPorts): Promise<ReadyBackup> {
  const { folder, keysFor, ...same } = request
  const { phone, listed } = same
  const manifest = await readManifest(folder)
  const phoneFolder = dirname(folder)
  // Under another name the next backup would not find it.
  if (basename(phoneFolder) !== phoneFolderName(phone)) throw new Failure('nothing-selected')
  const outputFolder = dirname(phoneFolder)
  const recipient = recipientOf(manifest)
  const format = await chooseFormat(phone, outputFolder, recipient === null ? null : keysFor)
  const record = format.recipient === recipient ? format.readSelection(manifest) : null
  if (!record) throw new Failure('nothing-selected')
  const selected = selectRecorded(listed.entries, record)
  const foldersLeftOut = foldersLeftOutBy(listed.entries, record)
  const backup = { ...same, selected, foldersLeftOut, outputFolder, format, resume: folder }
  return await prepareBackup(backup, ports)
}
