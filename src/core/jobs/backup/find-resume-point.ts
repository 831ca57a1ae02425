import type { PhoneLink } from '../../android/adb/open-service'
import { hashBeginning } from '../../android/hash-beginning'
import { hashingLimitMs } from '../../android/hashing-limit'
import type { FileVersion } from '../../phone/file-version'
import type { ResumePoint } from '../../format/incoming-file'
import { blockBytes, type PartFormat } from '../../format/part-format'
import { readPart } from '../../format/read-part'

export interface ResumeContext {
  readonly link: PhoneLink
  readonly signal: AbortSignal
  readonly inactivityMs?: number | undefined
}

/**
 * From where a part can be continued: only when the phone says that its file begins with the very bytes of the part.
 * @throws AdbError; Node's system errors; the signal's reason
 */
export async function findResumePoint(
  part: string,
  form: PartFormat,
  { path, bytes }: FileVersion,
  { link, signal, inactivityMs }: ResumeContext,
): Promise<ResumePoint | null> {
  if (!link.features.has('shell_v2')) return null
  const point = await readPart(part, form, signal)
  if (!point || point.blocks * blockBytes > bytes) return null
  const onPhone = await hashBeginning(link, path, point.blocks * blockBytes, {
    signal,
    inactivityMs: hashingLimitMs(point.blocks * blockBytes, inactivityMs),
  })
  return onPhone === point.hash.copy().digest('hex') ? point : null
}
