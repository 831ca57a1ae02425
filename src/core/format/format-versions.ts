import type { z } from 'zod'
import type { Contents, FormatVersion, OwnFile, PlainManifest, EncryptedManifest } from './manifest'
import { contents1, encodeContents1, plain1, encrypted1 } from './manifest-1'
import { contents2, encodeContents2, plain2, encrypted2 } from './manifest-2'
import { fitsVersion1, type IndexLine } from './index-line'
import { notIncludedReasons1, problemCodes1, problemSteps1 } from './version-1'

interface ManifestFormat {
  /** Reads unknown input into the model of this version. */
  readonly plain: z.ZodType<PlainManifest>
  readonly encrypted: z.ZodType<EncryptedManifest>
  /** The report of an encrypted backup. */
  readonly contents: z.ZodType<Contents>
  readonly encodeContents: (contents: Contents) => object
}

export const manifestFormats = {
  1: { plain: plain1, encrypted: encrypted1, contents: contents1, encodeContents: encodeContents1 },
  2: { plain: plain2, encrypted: encrypted2, contents: contents2, encodeContents: encodeContents2 },
} as const satisfies Record<FormatVersion, ManifestFormat>

export const newestVersion = 2
/** The only way in which a backup is encrypted. */
export const knownScheme = 'age-v1'

/** Null for a version that this program does not know. */
export function knownVersion(version: number): FormatVersion | null {
  return version === 1 || version === 2 ? version : null
}

/**
 * The lowest version that holds a backup: older programs are to open what they understand. Pure.
 * @param lines of its index, or those that its journal may hold
 * @param own what an interrupted run of a newer version has put beside them
 */
export function lowestVersion(
  contents: Contents,
  lines: Iterable<IndexLine>,
  own: readonly OwnFile[] = [],
): FormatVersion {
  const { phone, notIncluded, problems } = contents
  const fits =
    own.length === 0 &&
    phone.system === 'android' &&
    notIncluded.every(({ reason }) => notIncludedReasons1.has(reason)) &&
    problems.every(({ during, code }) => problemSteps1.has(during) && problemCodes1.has(code))
  if (!fits) return 2
  for (const line of lines) if (!fitsVersion1(line)) return 2
  return 1
}
