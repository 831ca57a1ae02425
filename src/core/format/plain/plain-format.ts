import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { BackupFormat, CompleteInput, ManifestHead } from '../backup-format'
import { decodeIndexLine, encodeIndexLine, versionText, type IndexLine } from '../index-line'
import { knownFromIndex } from '../known-copies'
import { indexName, manifestName } from '../layout'
import { manifestFormats } from '../format-versions'
import { formatName, type Contents } from '../manifest'
import { plainPart } from '../part-format'
import { readIndex } from '../read-index'
import { parseRecordedSelection } from '../recorded-selection'
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
  partName,
  newPart: () => Promise.resolve(plainPart),
  resumePart: () => Promise.resolve(plainPart),
  encryptedBlockBytes: 0,
  writtenBytes: bytes => bytes,
  sealStill: picture => Promise.resolve(Buffer.from(picture).toString('base64')),
  readSelection: ({ selection }) => parseRecordedSelection(selection),
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

function partName(reference: string, version: string): string {
  const text = versionText(reference, version)
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

async function writePartial(folder: string, head: ManifestHead, contents: Contents): Promise<void> {
  await writeManifest(folder, { ...common(head, contents), state: 'partial' })
}

async function complete({ folder, prove, head, contents, lines }: CompleteInput): Promise<void> {
  const text = lines.map(encodeIndexLine).join('')
  await writeAtomically(join(folder, indexName), text, { prove })
  const sha256 = createHash('sha256').update(text).digest('hex')
  const index = { file: indexName, sha256 }
  await writeManifest(folder, { ...common(head, contents), state: 'complete', index }, prove)
}

function common(head: ManifestHead, contents: Contents): object {
  return { format: formatName, ...head, ...manifestFormats[head.version].encodeContents(contents) }
}

async function writeManifest(folder: string, manifest: object, prove?: () => Promise<void>): Promise<void> {
  await writeAtomically(join(folder, manifestName), JSON.stringify(manifest, null, 2) + '\n', { prove })
}
