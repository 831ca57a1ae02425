import { z } from 'zod'
import { plausibleTime } from '../../shared/plausible-time'
import { insidePath, sha256, shortName } from './fields'
import { maxStillText } from './still'

/** Of the year 9999: later ones are no dates to a calendar. */
const lastSecond = 253_402_300_799

/** What the line of any item says. */
export const itemShape = {
  /** One of ours, or what a newer version sorts by. */
  category: shortName,
  bytes: z.int().nonnegative(),
  /** Seconds since 1970, perhaps with a fraction; 0 for a time that no clock shows. */
  mtime: z.number().transform(plausibleTime),
  sha256,
  /** Where it is in the backup folder, `/` between the names. */
  file: insidePath,
  /** What the copy was held against: the phone's own SHA-256, the size and time it tells, or what a newer version knows. */
  checked: z.string(),
  // What 0.1.0 does not know. A value of another form is as good as none: it does not spoil the line.
  /** True where the file is shared with an earlier backup, or was when an interrupted run saved it. */
  shared: z.literal(true).optional().catch(undefined),
  /** When the bytes of the file were last held against their hash, in seconds since 1970. */
  lastRead: z.int().nonnegative().max(lastSecond).optional().catch(undefined),
  /** SHA-256 of the file itself, where it is encrypted: tells without the password whether it has changed. */
  stored: sha256.optional().catch(undefined),
  /** A small picture of it (still.ts), in base64. */
  still: z.base64().max(maxStillText).optional().catch(undefined),
  /** True where it was a favourite in the phone's gallery. */
  favourite: z.literal(true).optional().catch(undefined),
}

/** A line of version 1: a file of the phone's storage. */
export const fileShape = {
  /** The true path on the phone; a byte that is not UTF-8 stands as a lone surrogate U+DC80..U+DCFF. */
  path: z.string(),
  ...itemShape,
}
