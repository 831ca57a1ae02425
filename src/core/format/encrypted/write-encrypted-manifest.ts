import { join } from 'node:path'
import { Readable } from 'node:stream'
import { deriveKey } from '../../crypto/derive-key'
import { encryptStream } from '../../crypto/encrypt-stream'
import { parseRecipient } from '../../crypto/identity'
import { hashFile } from '../../disk/hash-file'
import { writeAtomically } from '../../disk/write-atomically'
import type { CompleteInput, ManifestHead } from '../backup-format'
import { knownScheme, manifestFormats } from '../format-versions'
import { encodeIndexLine, type IndexLine } from '../index-line'
import { backupName, encryptedIndexName, encryptedReportName, manifestName } from '../layout'
import { formatName, isEncrypted, type EncryptedManifest } from '../manifest'
import { readManifest } from '../read-manifest'
import { writeFingerprints } from './fingerprints'
import { sealSelection } from './sealed-selection'
import { checkSignatures, signContents, signManifest } from './sign-manifest'
import type { VaultKeys } from './vault-keys'

/** What a manifest is made and signed with. */
export type SigningKeys = Pick<VaultKeys, 'recipient' | 'secret'>

/** The manifest of a backup that is being made. @throws Node's system errors */
export async function writePartialManifest(
  keys: SigningKeys,
  folder: string,
  head: ManifestHead,
): Promise<void> {
  await writeSigned(keys, folder, { ...common(keys, head), state: 'partial', name: backupName(folder) })
}

/** Index and report, encrypted, what the next run finds unchanged by, and the manifest that says "complete". */
export async function completeEncrypted(keys: SigningKeys, input: CompleteInput): Promise<void> {
  const { folder, prove, head, contents, lines } = input
  const { recipient, secret } = keys
  const index = await encryptText(
    recipient,
    input,
    encryptedIndexName,
    lines.map(encodeWithoutStill).join(''),
  )
  const told = manifestFormats[head.version].encodeContents(contents)
  const report = await encryptText(
    recipient,
    input,
    encryptedReportName,
    JSON.stringify(told, null, 2) + '\n',
  )
  await writeFingerprints(input, secret)
  const name = backupName(folder)
  const manifest: EncryptedManifest = { ...common(keys, head), state: 'complete', name, index, report }
  await writeSigned(keys, folder, { ...manifest, signature: signContents(manifest, secret) }, prove)
}

/** `signName` of a `BackupFormat`. */
export async function signName(keys: SigningKeys, folder: string, name: string): Promise<void> {
  const manifest = await readManifest(folder)
  if (!isEncrypted(manifest) || manifest.name === name) return
  // Only what has its signature gets another one, and only where it is: somebody who renames an old backup to look
  // like one that lacks its last step does not get the new name signed.
  const signed = checkSignatures(manifest, keys.secret) === 'manifest'
  if (signed && manifest.name === backupName(folder)) await writeSigned(keys, folder, { ...manifest, name })
}

function common(
  { recipient, secret }: SigningKeys,
  { selection, ...head }: ManifestHead,
): Omit<EncryptedManifest, 'state'> {
  return {
    format: formatName,
    ...head,
    ...(selection ? { selection: sealSelection(selection, head.startedAt, selectionKey(secret)) } : {}),
    encryption: { scheme: knownScheme, recipient },
  }
}

/** With what an unfinished backup seals what was selected for it. */
export function selectionKey(secret: Buffer): Uint8Array {
  return deriveKey(secret, 'selection')
}

/** The stills are where the next backup finds them without the password, and where damage costs no item: in `fingerprints`. */
function encodeWithoutStill(line: IndexLine): string {
  return encodeIndexLine({ ...line, still: undefined })
}

async function encryptText(
  recipient: string,
  { folder, prove }: CompleteInput,
  file: string,
  text: string,
): Promise<{ readonly file: string; readonly sha256: string }> {
  const encrypted = encryptStream(Readable.from([Buffer.from(text)]), parseRecipient(recipient))
  await writeAtomically(join(folder, file), encrypted, { prove })
  return { file, sha256: await hashFile(join(folder, file)) }
}

async function writeSigned(
  { secret }: SigningKeys,
  folder: string,
  manifest: EncryptedManifest,
  prove?: () => Promise<void>,
): Promise<void> {
  const text = JSON.stringify({ ...manifest, signature2: signManifest(manifest, secret) }, null, 2) + '\n'
  await writeAtomically(join(folder, manifestName), text, { prove })
}
