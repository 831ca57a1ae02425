/**
 * A still is a small picture of a video, kept in base64 with what is known of the item: on its line of a plain index or of
 * a journal, and, of an encrypted backup, in its line of `fingerprints`, as an age file (docs/adr/0019).
 */

/** A WebP of 320 px has 3 to 12 KB. A line with the largest one fits the 64 KiB of any line, sealed in base64 or not. */
export const maxStillBytes = 16 * 1024
/** In base64, as an age file. */
export const maxStillText = 24 * 1024
/** Of one backup, in characters: some thousand. More would make each later backup read and write that much. */
export const maxStillsText = 32 * 1024 * 1024
