import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { deriveKey } from '../../crypto/derive-key'
import { sealedBytes } from '../../crypto/sizes'
import type { BackupFormat } from '../backup-format'
import { createTags, readFingerprints } from './fingerprints'
import { howToOpen } from './how-to-open'
import { dataFolder, howToOpenName, keyName, encryptedJournalName } from '../layout'
import { resumeEncryptedPart, newEncryptedPart, encryptedBlockBytes } from './encrypted-part'
import { isTornLine, openLine, sealLine } from './sealed-line'
import { openSelection } from './sealed-selection'
import { sealStill } from './sealed-still'
import type { VaultKeys } from './vault-keys'
import { completeEncrypted, selectionKey, signName, writePartialManifest } from './write-encrypted-manifest'
import { writeAtomically } from '../../disk/write-atomically'

/** Every item an age file of a random name; what tells one from another is under the password. */
export function encryptedFormat(keys: VaultKeys): BackupFormat {
  const { recipient, keyFile, secret } = keys
  const tags = createTags(secret)
  const journalKey = deriveKey(secret, 'journal')
  const partKey = deriveKey(secret, 'part')
  return {
    recipient,
    plainNames: false,
    journalName: encryptedJournalName,
    encodeLine: line => sealLine(line, journalKey),
    decodeLine: text => openLine(text, journalKey),
    isTornLine,
    placeFor: randomPlace,
    partName: tags.ofVersion,
    newPart: (partPath, resumable) =>
      newEncryptedPart(recipient, resumable ? { key: partKey, file: keeperFile(partPath) } : null),
    resumePart: partPath => resumeEncryptedPart({ key: partKey, file: keeperFile(partPath) }),
    encryptedBlockBytes,
    writtenBytes: sealedBytes,
    sealStill: picture => sealStill(picture, recipient),
    readSelection: ({ selection, startedAt }) =>
      typeof selection === 'string' ? openSelection(selection, startedAt, selectionKey(secret)) : null,
    readKnown: backupFolder => readFingerprints(backupFolder, secret),
    begin: async (folder, head) => {
      // Without its key nobody could resume it.
      await writeAtomically(join(folder, keyName), keyFile)
      await writeAtomically(join(folder, howToOpenName), howToOpen)
      await writePartialManifest(keys, folder, head)
    },
    writeManifest: (folder, head) => writePartialManifest(keys, folder, head),
    complete: input => completeEncrypted(keys, input),
    signName: (folder, name) => signName(keys, folder, name),
  }
}

function randomPlace(): string {
  const name = randomBytes(16).toString('hex')
  return `${dataFolder}/${name.slice(0, 2)}/${name}.age`
}

function keeperFile(partPath: string): string {
  return `${partPath}.key`
}
