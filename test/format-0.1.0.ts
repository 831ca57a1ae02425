import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { z } from 'zod'
import { openRecord } from '../src/core/crypto/sealed-record'

/**
 * What version 0.1.0 knows of what lies in an output folder and in its settings, and how it checks that: as it was
 * released, and never to be changed. What is written today has to pass.
 */
const categories = ['gallery', 'videos', 'audio', 'documents', 'whatsapp', 'other'] as const
const issueCodes = [
  'refused-by-phone',
  'vanished',
  'changed-while-copying',
  'cut-short',
  'differs-from-phone',
  'phone-failed',
  'unsafe-name',
  'path-too-long',
  'folder-unreadable',
  'kept-aside',
  'damaged-in-backup',
  'not-a-place-on-phone',
  'refused-to-take',
  'differs-after-sending',
  'name-taken',
] as const
const notIncludedReasons = [
  'app-data',
  'contacts-messages-calls',
  'caches-and-trash',
  'not-selected',
] as const

const count = z.int().nonnegative()
const tally = z.object({ count, bytes: count })
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const listedFile = z.object({ file: z.string(), sha256 })

export const contentsSchema010 = z.object({
  phone: z.object({
    manufacturer: z.string(),
    model: z.string(),
    androidVersion: z.string(),
    serial: z.string(),
  }),
  saved: z.record(z.enum(categories), tally),
  totals: z.object({ copied: tally, linked: tally, kept: tally, checkedByPhone: count }),
  since: z.object({ backup: z.string(), new: count, changed: count, vanished: count }).optional(),
  notIncluded: z.array(z.object({ reason: z.enum(notIncludedReasons), count: count.optional() })),
  problems: z.array(
    z.object({
      item: z.string(),
      during: z.enum(['listing', 'copying']),
      code: z.enum(issueCodes),
      detail: z.string().optional(),
    }),
  ),
})

const commonSchema = z.object({
  format: z.literal('phonekeep-backup'),
  version: z.literal(1),
  state: z.enum(['complete', 'partial']),
  stopped: z.enum(['cancelled', 'failed']).optional(),
  createdBy: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  total: tally,
  index: listedFile.optional(),
})

export const encryptedSchema010 = commonSchema.extend({
  encryption: z.object({ scheme: z.literal('age-v1'), recipient: z.string() }),
  report: listedFile.optional(),
  signature: sha256.optional(),
})

export const plainSchema010 = commonSchema.extend(contentsSchema010.shape)

/** Whether 0.1.0 takes the manifest for one that was made with this secret. */
export function isSignedFor010(manifest: z.infer<typeof encryptedSchema010>, secret: Uint8Array): boolean {
  const { encryption, startedAt, finishedAt, total, index, report, signature } = manifest
  const text = [
    ...[encryption.recipient, startedAt, finishedAt ?? '', total.count, total.bytes],
    ...[index?.file ?? '', index?.sha256 ?? '', report?.file ?? '', report?.sha256 ?? ''],
  ].join('\n')
  return createHmac('sha256', deriveKey010(secret, 'manifest')).update(text).digest('hex') === signature
}

function deriveKey010(secret: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, new Uint8Array(0), `phonekeep/v1/${purpose}`, 32))
}

/** A line of an index, or of a journal once that is opened. */
const indexLineSchema010 = z.object({
  path: z.string(),
  category: z.enum(categories),
  bytes: count,
  mtime: z.int(),
  sha256,
  file: z.string().refine(isRelativeInside),
  checked: z.enum(['sha256', 'size']),
})

type IndexLine010 = z.infer<typeof indexLineSchema010>

function isRelativeInside(path: string): boolean {
  return !path.includes('\\') && path.split('/').every(name => name !== '' && name !== '.' && name !== '..')
}

/** In UTF-16 units: a longer line says nothing to it. */
const longestLine010 = 64 * 1024

/** @throws where 0.1.0 would take the line for one that says nothing */
export function parseLine010(text: string): IndexLine010 {
  if (text.length > longestLine010) throw new RangeError(`a line of ${text.length} characters`)
  return indexLineSchema010.parse(JSON.parse(text))
}

/** A line of the journal of an encrypted backup. @throws where 0.1.0 would take it for one that says nothing */
export function openJournalLine010(text: string, secret: Uint8Array): IndexLine010 {
  const record = openRecord(deriveKey010(secret, 'journal'), Buffer.from(text, 'base64'), 'line')
  return parseLine010(record.toString('utf8'))
}

interface Version010 {
  readonly path: string
  readonly bytes: number
  readonly mtime: number
}

function versionText010({ path, bytes, mtime }: Version010): string {
  return `${path}\0${bytes}\0${mtime}`
}

function tag010(secret: Uint8Array, kind: 'path' | 'version', text: string): string {
  const key = deriveKey010(secret, 'fingerprint')
  return createHmac('sha256', key).update(`${kind}\0${text}`).digest('hex').slice(0, 32)
}

/** What the half of a file is called in `.incoming`. */
export function plainPartName010(version: Version010): string {
  return createHash('sha256').update(versionText010(version)).digest('hex').slice(0, 32)
}

export function encryptedPartName010(version: Version010, secret: Uint8Array): string {
  return tag010(secret, 'version', versionText010(version))
}

const copySchema010 = indexLineSchema010.pick({ file: true, bytes: true, sha256: true, checked: true })

/** Where 0.1.0 finds the bytes of this version by the text of `fingerprints`; null where it would copy them anew. */
export function findCopy010(
  fingerprints: string,
  version: Version010,
  secret: Uint8Array,
): z.infer<typeof copySchema010> | null {
  const pathTag = tag010(secret, 'path', version.path)
  const tag = tag010(secret, 'version', versionText010(version))
  for (const text of fingerprints.split('\n')) {
    const [, path, found, record] = /^([0-9a-f]{32}) ([0-9a-f]{32}) ([A-Za-z0-9+/=]+)$/.exec(text) ?? []
    if (path !== pathTag || found !== tag || record === undefined) continue
    const bytes = openRecord(deriveKey010(secret, 'record'), Buffer.from(record, 'base64'), tag)
    return copySchema010.parse(JSON.parse(bytes.toString('utf8')))
  }
  return null
}

/** The key of an unfinished large file: its age file key and header. @throws where 0.1.0 would begin the file anew */
export function openPartKey010(record: Uint8Array, secret: Uint8Array): Buffer {
  return openRecord(deriveKey010(secret, 'part'), record, 'part')
}

/** By the name of a backup, what a verification found wrong in it. */
export const damageNoteSchema010 = z.record(z.string(), z.array(z.string()))

/** `vault-keys.json` in the settings; what is in an entry is `ringEntrySchema010`, perhaps under the keychain. */
export const ringSchema010 = z.record(z.string(), z.object({ sealed: z.string().max(10_000) }))
export const ringEntrySchema010 = z.object({
  secret: z.string().max(10_000),
  keySha256: z.string().length(64),
})
