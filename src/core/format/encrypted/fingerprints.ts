import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { deriveKey } from '../../crypto/derive-key'
import { openRecord, sealRecord } from '../../crypto/sealed-record'
import type { CompleteInput } from '../backup-format'
import { insidePath, sha256 } from '../fields'
import { referenceOf, sourceOf, versionOf, versionText } from '../index-line'
import type { KnownCopies } from '../known-copies'
import { fingerprintsName } from '../layout'
import { itemShape } from '../line-1'
import { readLines, type ReadLinesOptions } from '../../disk/read-lines'
import { writeAtomically } from '../../disk/write-atomically'

/**
 * The index of an encrypted backup cannot be read without the password. So that the next backup can tell what is
 * unchanged, each item has a line of two tags, which say nothing to anyone without the secret, and where its bytes are,
 * sealed: `<tag of the reference> <tag of reference and version> <base64>`.
 */
const recordSchema = z.object({
  /** Of what is no file: who does not list that source cannot miss it. */
  source: z.string().optional(),
  ...{ file: insidePath, bytes: itemShape.bytes, sha256, checked: itemShape.checked },
  ...{ lastRead: itemShape.lastRead, stored: itemShape.stored, still: itemShape.still },
})
export const linePattern = /^([0-9a-f]{32}) ([0-9a-f]{32}) ([A-Za-z0-9+/=]+)$/

interface Tags {
  readonly ofReference: (reference: string) => string
  readonly ofVersion: (reference: string, version: string) => string
}

/** Tags of so many hexadecimal digits: 128 bits, which no two files of a phone share by chance. */
const tagDigits = 32

export function createTags(secret: Uint8Array): Tags {
  const key = deriveKey(secret, 'fingerprint')
  const tag = (kind: string, text: string) =>
    createHmac('sha256', key).update(`${kind}\0${text}`).digest('hex').slice(0, tagDigits)
  return {
    ofReference: reference => tag('path', reference),
    ofVersion: (reference, version) => tag('version', versionText(reference, version)),
  }
}

/** @throws Node's system errors; what `prove` throws */
export async function writeFingerprints(
  { folder, lines, prove }: Pick<CompleteInput, 'folder' | 'lines' | 'prove'>,
  secret: Uint8Array,
): Promise<void> {
  const tags = createTags(secret)
  const key = deriveKey(secret, 'record')
  const texts = lines.map(line => {
    const { source, bytes, file, sha256, checked, lastRead, stored, still } = line
    const reference = referenceOf(line)
    const version = tags.ofVersion(reference, versionOf(line))
    const record = JSON.stringify({ file, bytes, sha256, checked, lastRead, stored, source, still })
    const sealed = sealRecord(key, Buffer.from(record), version).toString('base64')
    return `${tags.ofReference(reference)} ${version} ${sealed}\n`
  })
  // By tag, which is by chance: the order of the index would say which items are of one kind.
  await writeAtomically(join(folder, fingerprintsName), texts.sort().join(''), { prove })
}

/** Lines that are not ours are passed over: their items are copied anew. @throws Node's system errors */
export async function readFingerprints(
  folder: string,
  secret: Uint8Array,
  options: ReadLinesOptions = {},
): Promise<KnownCopies> {
  const tags = createTags(secret)
  const key = deriveKey(secret, 'record')
  /** By the tag of an item: that of its version. */
  const items = new Map<string, string>()
  const records = new Map<string, string>()
  for await (const text of readLines(join(folder, fingerprintsName), options)) {
    const [, item, version, record] = linePattern.exec(text ?? '') ?? []
    if (item === undefined || version === undefined || record === undefined) continue
    items.set(item, version)
    records.set(version, record)
  }
  const open = (version: string) => {
    const record = records.get(version)
    return record === undefined ? null : openCopy(record, key, version)
  }
  return {
    find: (reference, version) => open(tags.ofVersion(reference, version)),
    knows: reference => items.has(tags.ofReference(reference)),
    countMissing: (found, listed) => {
      const there = new Set([...found].map(tags.ofReference))
      const missing = [...items].filter(([item]) => !there.has(item))
      return missing.filter(([, version]) => listed.has(sourceOf(open(version) ?? {}))).length
    },
  }
}

function openCopy(record: string, key: Uint8Array, tag: string): z.infer<typeof recordSchema> | null {
  try {
    const bytes = openRecord(key, Buffer.from(record, 'base64'), tag)
    return recordSchema.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    return null
  }
}
