import { z } from 'zod'
import { insidePath } from './fields'
import { fileShape, itemShape } from './line-1'

/** Where it lies in a plain backup and goes when it is exported, where no path of Android tells it. */
const place = insidePath.optional()

/** A file of version 2 is one of version 1, and may say its place. What else it says is kept as it came. */
export const fileLineSchema = z.looseObject({ ...fileShape, place })

/** An item that is no file of the phone's storage. */
export const sourceLineSchema = z.looseObject({
  /** What kind of data it is. */
  source: z
    .string()
    .min(1)
    .max(100)
    .refine(name => !name.includes('\0'), 'holds a NUL'),
  /** What tells it from the others of its source. */
  key: z.string(),
  /** Equal means unchanged; its `sha256` where there is none. */
  version: z.string().optional(),
  /** How many things it holds for a person, e.g. contacts; one where it does not say. */
  entries: z.int().nonnegative().optional(),
  ...itemShape,
  place,
})
