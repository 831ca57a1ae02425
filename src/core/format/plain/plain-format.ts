import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { BackupFormat, CompleteInput, ManifestHead } from '../backup-format'
import { versionText } from '../../phone/file-version'
import { decodeIndexLine, encodeIndexLine, type IndexLine } from '../index-line'
import { knownFromIndex } from '../known-copies'
import { indexName, manifestName } from '../layout'
import { formatName, formatVersion, type Contents, type PlainManifest } from '../manifest'
import { plainPart } from '../part-format'
import { readIndex } from '../read-index'
import { totalOf } from '../total-of'
import { writeAtomically } from '../../disk/write-atomically'

/** Files as they are, under their own names; the index is its own journal. */
export const plainFormat: BackupFormat = {
  recipient: null,
  plainNames: true,
  journalName: indexName,
  encodeLine: encodeIndexLine,
  decodeLine: decodeIndexLine,
  isTornLine: text => text.startsWith('{'),
  placeFor: planned => planned,
  partName: version => createHash('sha256').update(versionText(version)).digest('hex').slice(0, 32),
  newPart: () => Promise.resolve(plainPart),
  continuePart: () => Promise.resolve(plainPart),
  sealedBlockBytes: 0,
  writtenBytes: bytes => bytes,
  readKnown: async backupFolder => {
    const lines: IndexLine[] = []
    for await (const line of readIndex(backupFolder)) lines.push(line)
    return knownFromIndex(lines)
  },
  begin: writePartial,
  writeManifest: writePartial,
  complete,
  // Nothing of a plain backup is signed.
  signName: () => Promise.resolve(),
}

async function writePartial(folder: string, head: ManifestHead, contents: Contents): Promise<void> {
  await writeManifest(folder, { ...common(head, contents), state: 'partial' })
}

async function complete({ folder, prove, head, contents, lines }: CompleteInput): Promise<void> {
  const text = lines.map(encodeIndexLine).join('')
  await writeAtomically(join(folder, indexName), text, { prove })
  const sha256 = createHash('sha256').update(text).digest('hex')
  const manifest: PlainManifest = {
    ...common(head, contents),
    state: 'complete',
    index: { file: indexName, sha256 },
  }
  await writeManifest(folder, manifest, prove)
}

function common(head: ManifestHead, contents: Contents): Omit<PlainManifest, 'state'> {
  return { format: formatName, version: formatVersion, ...head, total: totalOf(contents), ...contents }
}

async function writeManifest(
  folder: string,
  manifest: PlainManifest,
  prove?: () => Promise<void>,
): Promise<void> {
  await writeAtomically(join(folder, manifestName), JSON.stringify(manifest, null, 2) + '\n', { prove })
}
