import type { FileVersion } from '../../phone/file-version'
import { resumeStep, type Phone } from '../../phone/phone'
import type { ResumePoint } from '../../format/incoming-file'
import type { PartFormat } from '../../format/part-format'
import { readPart } from '../../format/read-part'

export interface ResumeContext {
  readonly phone: Phone
  readonly signal: AbortSignal
}

/**
 * From where a part can be continued: only when the phone says that its file begins with the very bytes of the part.
 * @throws PhoneError; Node's system errors; the signal's reason
 */
export async function findResumePoint(
  part: string,
  form: PartFormat,
  { path, bytes }: FileVersion,
  { phone, signal }: ResumeContext,
): Promise<ResumePoint | null> {
  if (!phone.canResume || !phone.hash) return null
  const point = await readPart(part, form, signal)
  if (!point || point.blocks * resumeStep > bytes) return null
  const onPhone = await phone.hash.beginning(path, point.blocks * resumeStep)
  return onPhone === point.hash.copy().digest('hex') ? point : null
}
