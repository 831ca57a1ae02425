import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import type { z } from 'zod'
import { deriveKey } from '../../crypto/derive-key'
import { openRecord, sealRecord } from '../../crypto/sealed-record'
import type { CompleteInput } from '../backup-format'
import { versionText, type FileVersion } from '../../phone/file-version'
import { indexLineSchema } from '../index-line'
import { countMissing, type KnownCopies } from '../known-copies'
import { fingerprintsName } from '../layout'
import { readLines } from '../../disk/read-lines'
import { writeAtomically } from '../../disk/write-atomically'

/**
 * The index of an encrypted backup cannot be read without the password. So that the next backup can tell what is
 * unchanged, each item has a line of two tags, which say nothing to anyone without the secret, and where its bytes are,
 * sealed: `<tag of the path> <tag of path, size and time> <base64>`.
 */
const recordSchema = indexLineSchema.pick({
  ...{ file: true, bytes: true, sha256: true, checked: true },
  ...{ lastRead: true, stored: true },
})
const linePattern = /^([0-9a-f]{32}) ([0-9a-f]{32}) ([A-Za-z0-9+/=]+)$/

interface Tags {
  readonly ofPath: (path: string) => string
  readonly ofVersion: (version: FileVersion) => string
}

/** Tags of so many hexadecimal digits: 128 bits, which no two files of a phone share by chance. */
const tagDigits = 32

export function createTags(secret: Uint8Array): Tags {
  const key = deriveKey(secret, 'fingerprint')
  const tag = (kind: string, text: string) =>
    createHmac('sha256', key).update(`${kind}\0${text}`).digest('hex').slice(0, tagDigits)
  return {
    ofPath: path => tag('path', path),
    ofVersion: version => tag('version', versionText(version)),
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
    const { path, bytes, mtime, file, sha256, checked, lastRead, stored } = line
    const version = tags.ofVersion({ path, bytes, modifiedAt: mtime })
    const record = Buffer.from(JSON.stringify({ file, bytes, sha256, checked, lastRead, stored }))
    return `${tags.ofPath(path)} ${version} ${sealRecord(key, record, version).toString('base64')}\n`
  })
  // By tag, which is by chance: the order of the index would say which items are of one kind.
  await writeAtomically(join(folder, fingerprintsName), texts.sort().join(''), { prove })
}

/** Lines that are not ours are passed over: their items are copied anew. @throws Node's system errors */
export async function readFingerprints(folder: string, secret: Uint8Array): Promise<KnownCopies> {
  const tags = createTags(secret)
  const key = deriveKey(secret, 'record')
  const paths = new Set<string>()
  const versions = new Map<string, string>()
  for await (const text of readLines(join(folder, fingerprintsName))) {
    const [, path, version, record] = linePattern.exec(text ?? '') ?? []
    if (path === undefined || version === undefined || record === undefined) continue
    paths.add(path)
    versions.set(version, record)
  }
  return {
    find: version => {
      const tag = tags.ofVersion(version)
      const record = versions.get(tag)
      return record === undefined ? null : openCopy(record, key, tag)
    },
    knows: path => paths.has(tags.ofPath(path)),
    countMissing: found => countMissing(paths, new Set([...found].map(tags.ofPath))),
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
