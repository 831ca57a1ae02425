import { z } from 'zod'
import { categories } from '../../shared/model/category'
import { issueCodes, notIncludedReasons } from '../../shared/model/job'

export const formatName = 'phonekeep-backup'
export const formatVersion = 1

const count = z.int().nonnegative()
const tally = z.object({ count, bytes: count })
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const listedFile = z.object({ file: z.string(), sha256 })

/** What a backup holds and what it does not. In `backup.json`; of an encrypted one in `report.json.age`. */
export const contentsSchema = z.object({
  phone: z.object({
    manufacturer: z.string(),
    model: z.string(),
    androidVersion: z.string(),
    serial: z.string(),
  }),
  saved: z.record(z.enum(categories), tally),
  totals: z.object({
    ...{ copied: tally, linked: tally, kept: tally, checkedByPhone: count },
    // Not said by 0.1.0, which counted what it shared as compared with the phone.
    reread: tally.optional(),
    unread: z.object({ count, oldest: z.int().nullable(), unknown: count }).optional(),
    rotten: count.optional(),
  }),
  /** Compared with the backup of that name. */
  since: z.object({ backup: z.string(), new: count, changed: count, vanished: count }).optional(),
  /** What this backup does not hold, by reason. */
  notIncluded: z.array(z.object({ reason: z.enum(notIncludedReasons), count: count.optional() })),
  /** Folders that Android keeps closed, by path; before, these were problems. */
  closedFolders: z.array(z.string()).optional(),
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
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  /** `partial` until the last step; then why it stopped, if it did. */
  state: z.enum(['complete', 'partial']),
  stopped: z.enum(['cancelled', 'failed']).optional(),
  createdBy: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  total: tally,
  /** Of the finished index. */
  index: listedFile.optional(),
})

const plainSchema = commonSchema.extend(contentsSchema.shape)

const sealedSchema = commonSchema.extend({
  encryption: z.object({ scheme: z.literal('age-v1'), recipient: z.string() }),
  report: listedFile.optional(),
  /** HMAC-SHA-256 of what a complete one holds, by a key that is in `key.age` (sign-manifest.ts). */
  signature: sha256.optional(),
  /** Of its folder when this was written, without `.partial`. Version 0.1 did not say. */
  name: z.string().optional(),
  /** Of everything that this file says, complete or not. Version 0.1 did not write it. */
  signature2: sha256.optional(),
})

/** `backup.json` of format 1. Read from disk it is unknown input: parse it with this. */
export const manifestSchema = z.union([sealedSchema, plainSchema])

export type Contents = z.infer<typeof contentsSchema>
export type PlainManifest = z.infer<typeof plainSchema>
export type SealedManifest = z.infer<typeof sealedSchema>
export type Manifest = z.infer<typeof manifestSchema>

export function isSealed(manifest: Manifest): manifest is SealedManifest {
  return 'encryption' in manifest
}

/** Whom a backup is encrypted for; null for a plain one. */
export function recipientOf(manifest: Manifest): string | null {
  return isSealed(manifest) ? manifest.encryption.recipient : null
}
