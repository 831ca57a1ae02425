import { z } from 'zod'
import { insidePath, sha256 } from './fields'
import type { Contents } from './manifest'
import { contentsShape, headShape, encryptedShape } from './manifest-1'

const maxOwnFiles = 100

const head = {
  ...headShape,
  version: z.literal(2),
  /** Beside the files that each backup of its kind has. */
  own: z
    .array(z.object({ file: insidePath, sha256 }))
    .max(maxOwnFiles)
    .optional(),
}

/** The report of an encrypted backup. */
export const contents2 = z.object({
  ...contentsShape,
  phone: z.object({
    manufacturer: z.string(),
    model: z.string(),
    serial: z.string(),
    system: z.string(),
    systemVersion: z.string(),
  }),
})
export const plain2 = contents2.extend(head)
export const encrypted2 = z.looseObject({ ...head, ...encryptedShape })

export function encodeContents2({ phone, saved, ...rest }: Contents): object {
  const there = Object.entries(saved).filter(([, { count, bytes }]) => count > 0 || bytes > 0)
  return { phone, saved: Object.fromEntries(there), ...rest }
}
