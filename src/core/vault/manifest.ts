import { z } from 'zod'
import { categories } from '../../shared/model/category'
import { issueCodes, notIncludedReasons } from '../../shared/model/job'

export const formatName = 'phonekeep-backup'
export const formatVersion = 1

const count = z.int().nonnegative()
const tally = z.object({ count, bytes: count })

/** `backup.json` of format 1. Read from disk it is unknown input: parse it with this. */
export const manifestSchema = z.object({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  /** `partial` until the last step; then why it stopped, if it did. */
  state: z.enum(['complete', 'partial']),
  stopped: z.enum(['cancelled', 'failed']).optional(),
  createdBy: z.string(),
  phone: z.object({
    manufacturer: z.string(),
    model: z.string(),
    androidVersion: z.string(),
    serial: z.string(),
  }),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  saved: z.record(z.enum(categories), tally),
  total: tally,
  /** What this backup does not hold, by reason. */
  notIncluded: z.array(z.object({ reason: z.enum(notIncludedReasons), count: count.optional() })),
  problems: z.array(
    z.object({
      item: z.string(),
      during: z.enum(['listing', 'copying']),
      code: z.enum(issueCodes),
      detail: z.string().optional(),
    }),
  ),
  /** Of the finished index. */
  index: z.object({ file: z.string(), sha256: z.string() }).optional(),
})

export type Manifest = z.infer<typeof manifestSchema>
