import { createHmac, hkdfSync } from 'node:crypto'
import { z } from 'zod'

/**
 * What version 0.1.0 knows of a manifest, and how it checks one: as it was released, and never to be changed. What is
 * written today has to pass.
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

export const sealedSchema010 = commonSchema.extend({
  encryption: z.object({ scheme: z.literal('age-v1'), recipient: z.string() }),
  report: listedFile.optional(),
  signature: sha256.optional(),
})

export const plainSchema010 = commonSchema.extend(contentsSchema010.shape)

/** Whether 0.1.0 takes the manifest for one that was made with this secret. */
export function isSignedFor010(manifest: z.infer<typeof sealedSchema010>, secret: Uint8Array): boolean {
  const { encryption, startedAt, finishedAt, total, index, report, signature } = manifest
  const text = [
    ...[encryption.recipient, startedAt, finishedAt ?? '', total.count, total.bytes],
    ...[index?.file ?? '', index?.sha256 ?? '', report?.file ?? '', report?.sha256 ?? ''],
  ].join('\n')
  const key = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(0), 'phonekeep/v1/manifest', 32))
  return createHmac('sha256', key).update(text).digest('hex') === signature
}
