import { z } from 'zod'
import { shortName } from './fields'

/**
 * What was selected for a backup, as its unfinished folder records it: whole categories, or single items of one, each by
 * the first 8 bytes of the SHA-256 of its reference, sorted, one after the other in base64.
 */
export type RecordedSelection = (
  | { readonly everything: true }
  | {
      readonly all: readonly string[]
      readonly only: Readonly<Record<string, string>>
      readonly except: Readonly<Record<string, string>>
    }
) & {
  /** Device folders that are left out, with all that comes to them later: the rest says nothing of what is in them. */
  readonly foldersLeftOut?: readonly RecordedFolder[] | undefined
}

/** A device folder by its path; `waiting` says that it was new, and that nobody had answered whether it is wanted. */
export interface RecordedFolder {
  readonly path: string
  readonly waiting?: true | undefined
}

const maxCategories = 200
/** Of more than there are on a phone. */
const maxHashesLength = 16 * 1024 * 1024

const names = z.array(shortName).max(maxCategories)
const hashes = z
  .record(shortName, z.base64().max(maxHashesLength))
  .refine(lists => Object.keys(lists).length <= maxCategories, 'too many categories')

const foldersLeftOut = z.array(z.object({ path: z.string(), waiting: z.literal(true).optional() })).optional()

const schema = z.union([
  z.object({ everything: z.literal(true), foldersLeftOut }),
  z.object({ all: names, only: hashes, except: hashes, foldersLeftOut }),
])

/** Null for what is not understood: a newer version may say it in another way. */
export function parseRecordedSelection(json: unknown): RecordedSelection | null {
  return schema.safeParse(json).data ?? null
}
