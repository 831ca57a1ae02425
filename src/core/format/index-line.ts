import { z } from 'zod'
import { categories } from '../../shared/model/category'
import { plausibleTime } from '../../shared/plausible-time'

const checks = ['sha256', 'size'] as const

/** Of the year 9999: later ones are no dates to a calendar. */
const lastSecond = 253_402_300_799

/** One saved item: a line of `index.jsonl`. */
export const indexLineSchema = z.object({
  /** The true path on the phone; a byte that is not UTF-8 stands as a lone surrogate U+DC80..U+DCFF. */
  path: z.string(),
  category: z.enum(categories),
  bytes: z.int().nonnegative(),
  /** Seconds since 1970; 0 for a time that no clock shows. */
  mtime: z.int().transform(plausibleTime),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where it is in the backup folder, `/` between the names. */
  file: z.string().refine(isRelativeInside, 'leads out of the backup folder'),
  /** What the copy was held against: the phone's own SHA-256, or the size and time it tells. */
  checked: z.enum(checks),
  // What 0.1.0 does not know. A value of another form is as good as none: it does not spoil the line.
  /** True where the file is shared with an earlier backup, or was when an interrupted run saved it. */
  shared: z.literal(true).optional().catch(undefined),
  /** When the bytes of the file were last held against their hash, in seconds since 1970. */
  lastRead: z.int().nonnegative().max(lastSecond).optional().catch(undefined),
  /** SHA-256 of the file itself, where it is encrypted: tells without the password whether it has changed. */
  stored: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .catch(undefined),
})

export type IndexLine = z.infer<typeof indexLineSchema>

/** A backup folder may come from anybody: a path in it must stay in it. */
function isRelativeInside(path: string): boolean {
  return !path.includes('\\') && path.split('/').every(name => name !== '' && name !== '.' && name !== '..')
}

export function encodeIndexLine(line: IndexLine): string {
  return JSON.stringify(line) + '\n'
}

/** Null for a line that is torn or is not of this format. */
export function decodeIndexLine(text: string): IndexLine | null {
  try {
    const parsed = indexLineSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
