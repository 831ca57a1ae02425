import { z } from 'zod'
import { sha256, shortName } from './fields'
import { formatName, type Contents } from './manifest'
import { categories1 } from './version-1'

/** More kinds of data no phone has. */
const maxCategories = 100

const count = z.int().nonnegative()
const tally = z.object({ count, bytes: count })
const listedFile = z.object({ file: z.string(), sha256 })

/** What the contents of both versions say alike. Words are any text, for they may be a newer version's. */
export const contentsShape = {
  saved: z
    .record(shortName, tally)
    .refine(saved => Object.keys(saved).length <= maxCategories, 'too many categories'),
  totals: z.object({
    ...{ copied: tally, linked: tally, kept: tally, checkedByPhone: count },
    checkedByVersion: count.optional(),
    reread: tally.optional(),
    unread: z.object({ count, oldest: z.int().nullable(), unknown: count }).optional(),
    rotten: count.optional(),
  }),
  since: z.object({ backup: z.string(), new: count, changed: count, vanished: count }).optional(),
  notIncluded: z.array(z.object({ reason: z.string(), count: count.optional() })),
  closedFolders: z.array(z.string()).optional(),
  foldersLeftOut: z
    .array(z.object({ path: z.string(), count, waiting: z.literal(true).optional() }))
    .optional(),
  problems: z.array(
    z.object({
      item: z.string(),
      during: z.string(),
      code: z.string(),
      detail: z.string().optional(),
      saidBy: z.string().optional(),
    }),
  ),
}

/** What the manifests of both versions and both kinds say alike. `state` is closed: nobody may guess what another one means. */
export const headShape = {
  format: z.literal(formatName),
  state: z.enum(['complete', 'partial']),
  stopped: z.string().optional(),
  createdBy: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  total: tally,
  index: listedFile.optional(),
  // Whatever it says, the backup can be read without it.
  selection: z.unknown().optional(),
}

/** What those of encrypted backups say beside it. */
export const encryptedShape = {
  encryption: z.looseObject({ scheme: z.literal('age-v1'), recipient: z.string() }),
  report: listedFile.optional(),
  signature: sha256.optional(),
  name: z.string().optional(),
  signature2: sha256.optional(),
}

const contentsObject = z.object({
  ...contentsShape,
  phone: z.object({
    manufacturer: z.string(),
    model: z.string(),
    androidVersion: z.string().default(''),
    serial: z.string(),
  }),
})

type Contents1 = z.infer<typeof contentsObject>

function upgrade<T extends Contents1>({ phone, ...rest }: T) {
  const { androidVersion, ...same } = phone
  return { ...rest, phone: { ...same, system: 'android', systemVersion: androidVersion } }
}

/** The report of an encrypted backup. */
export const contents1 = contentsObject.transform(upgrade)
export const plain1 = contentsObject
  .extend({ ...headShape, version: z.literal(1) })
  .transform(manifest => upgrade(manifest))
/** Loose: one that is signed again, with another name, keeps all that it says. */
export const encrypted1 = z.looseObject({ ...headShape, ...encryptedShape, version: z.literal(1) })

/** As 0.1.0 reads it: each of its categories has to be there. */
export function encodeContents1({ phone, saved, ...rest }: Contents): object {
  const { manufacturer, model, serial, systemVersion } = phone
  const none = { count: 0, bytes: 0 }
  return {
    phone: { manufacturer, model, androidVersion: systemVersion, serial },
    saved: Object.fromEntries([...categories1].map(category => [category, saved[category] ?? none])),
    ...rest,
  }
}
