import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { deriveKey } from '../../crypto/derive-key'
import { encryptStream } from '../../crypto/encrypt-stream'
import { parseRecipient } from '../../crypto/identity'
import { openRecord, sealRecord } from '../../crypto/sealed-record'
import { sealedBytes } from '../../crypto/sizes'
import type { BackupFormat, CompleteInput, ManifestHead } from '../backup-format'
import { createTags, readFingerprints, writeFingerprints } from './fingerprints'
import { hashFile } from '../../disk/hash-file'
import { howToOpen } from './how-to-open'
import { decodeIndexLine, encodeIndexLine, type IndexLine } from '../index-line'
import {
  backupName,
  dataFolder,
  howToOpenName,
  keyName,
  manifestName,
  encryptedIndexName,
  encryptedJournalName,
  encryptedReportName,
} from '../layout'
import { knownScheme, manifestFormats } from '../format-versions'
import { formatName, isEncrypted, type EncryptedManifest } from '../manifest'
import { readManifest } from '../read-manifest'
import { resumeEncryptedPart, newEncryptedPart, encryptedBlockBytes } from './encrypted-part'
import { checkSignatures, signContents, signManifest } from './sign-manifest'
import type { VaultKeys } from './vault-keys'
import { writeAtomically } from '../../disk/write-atomically'

/** Every item an age file of a random name; what tells one from another is under the password. */
export function encryptedFormat({ recipient, keyFile, secret }: VaultKeys): BackupFormat {
  const tags = createTags(secret)
  const journalKey = deriveKey(secret, 'journal')
  const partKey = deriveKey(secret, 'part')
  const decodeLine = (text: string) => openLine(text, journalKey)

  const writeManifest = async (folder: string, head: ManifestHead) => {
    await writeSigned(folder, { ...common(head), state: 'partial', name: backupName(folder) })
  }
  const writeSigned = async (folder: string, manifest: EncryptedManifest, prove?: () => Promise<void>) => {
    await writeJson(folder, { ...manifest, signature2: signManifest(manifest, secret) }, prove)
  }
  const common = (head: ManifestHead): Omit<EncryptedManifest, 'state'> => ({
    format: formatName,
    ...head,
    encryption: { scheme: knownScheme, recipient },
  })
  const seal = async ({ folder, prove }: CompleteInput, file: string, text: string) => {
    await writeAtomically(
      join(folder, file),
      encryptStream(Readable.from([Buffer.from(text)]), parseRecipient(recipient)),
      { prove },
    )
    return { file, sha256: await hashFile(join(folder, file)) }
  }
  const complete = async (input: CompleteInput) => {
    const { folder, prove, head, contents, lines } = input
    const index = await seal(input, encryptedIndexName, lines.map(encodeIndexLine).join(''))
    const told = manifestFormats[head.version].encodeContents(contents)
    const report = await seal(input, encryptedReportName, JSON.stringify(told, null, 2) + '\n')
    await writeFingerprints(input, secret)
    const name = backupName(folder)
    const manifest: EncryptedManifest = { ...common(head), state: 'complete', name, index, report }
    await writeSigned(folder, { ...manifest, signature: signContents(manifest, secret) }, prove)
  }
  const signName = async (folder: string, name: string) => {
    const manifest = await readManifest(folder)
    if (!isEncrypted(manifest) || manifest.name === name) return
    // Only what has its signature gets another one, and only where it is: somebody who renames an old backup to look
    // like one that lacks its last step does not get the new name signed.
    const isOurs = checkSignatures(manifest, secret) === 'manifest' && manifest.name === backupName(folder)
    if (isOurs) await writeSigned(folder, { ...manifest, name })
  }
  return {
    recipient,
    plainNames: false,
    journalName: encryptedJournalName,
    encodeLine: line => sealLine(line, journalKey),
    decodeLine,
    isTornLine: text => /^[A-Za-z0-9+/=]+$/.test(text),
    placeFor: () => {
      const name = randomBytes(16).toString('hex')
      return `${dataFolder}/${name.slice(0, 2)}/${name}.age`
    },
    partName: tags.ofVersion,
    newPart: (partPath, resumable) =>
      newEncryptedPart(recipient, resumable ? { key: partKey, file: keeperFile(partPath) } : null),
    resumePart: partPath => resumeEncryptedPart({ key: partKey, file: keeperFile(partPath) }),
    encryptedBlockBytes,
    writtenBytes: sealedBytes,
    readKnown: backupFolder => readFingerprints(backupFolder, secret),
    begin: async (folder, head) => {
      // Without its key nobody could go on with it.
      await writeAtomically(join(folder, keyName), keyFile)
      await writeAtomically(join(folder, howToOpenName), howToOpen)
      await writeManifest(folder, head)
    },
    writeManifest,
    complete,
    signName,
  }
}

function keeperFile(partPath: string): string {
  return `${partPath}.key`
}

function sealLine(line: IndexLine, key: Uint8Array): string {
  return sealRecord(key, Buffer.from(encodeIndexLine(line)), 'line').toString('base64') + '\n'
}

function openLine(text: string, key: Uint8Array): IndexLine | null {
  try {
    return decodeIndexLine(openRecord(key, Buffer.from(text, 'base64'), 'line').toString('utf8'))
  } catch {
    return null
  }
}

async function writeJson(
  folder: string,
  manifest: EncryptedManifest,
  prove?: () => Promise<void>,
): Promise<void> {
  await writeAtomically(join(folder, manifestName), JSON.stringify(manifest, null, 2) + '\n', { prove })
}
