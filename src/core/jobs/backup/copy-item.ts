import type { IssueCode } from '../../../shared/model/issue'
import type { BackupFormat } from '../../format/backup-format'
import type { FileVersion } from '../../phone/file-version'
import type { FinishedFile, ResumePoint } from '../../format/incoming-file'
import type { PartFormat } from '../../format/part-format'
import { findResumePoint } from './find-resume-point'
import { createIncomingCopy, type IncomingContext, type IncomingCopy } from './incoming-copy'
import { ItemFailure } from '../../errors/item-failure'
import { tryAgain, type Attempt } from './try-again'
import { resumeStep, type Phone, type ReadEnd, type Stat } from '../../phone/phone'
import { isPhoneLost, isRefusal, PhoneError } from '../../phone/phone-error'
import type { PhoneSession } from '../../phone/phone-session'

export interface CopyContext extends IncomingContext {
  readonly session: PhoneSession
  readonly format: BackupFormat
}

export type Copy =
  | ({ readonly whole: true } & FinishedFile)
  /** Not what the phone has now; nothing of it is left. */
  | { readonly whole: false; readonly code: IssueCode; readonly now: FileVersion }

/** What is on disk of a file this large is worth more than the time to check it. */
const resumableBytes = 8 * 1024 * 1024

/** Whether the part of an interrupted copy is kept for the next run. */
export function isResumable({ bytes }: FileVersion): boolean {
  return bytes >= resumableBytes
}

/**
 * Copies one version of a file of the phone to `part`, resuming where an earlier attempt was interrupted. The copy is whole
 * when it has the size the phone says and the file was the same before and after.
 * @throws ItemFailure for this file alone; what the session throws; Node's system errors
 */
export async function copyItem(version: FileVersion, context: CopyContext): Promise<Copy> {
  return await tryAgain(context.session, () => createAttempt(version, context))
}

/** One try to bring one version of a file to `part`. */
interface CopyAttempt {
  readonly version: FileVersion
  readonly context: CopyContext
  readonly resumable: boolean
  readonly incoming: IncomingCopy
}

function createAttempt(version: FileVersion, context: CopyContext): Attempt<Copy> {
  const resumable = isResumable(version)
  const incoming = createIncomingCopy(context, resumable)
  const attempt = { version, context, resumable, incoming }
  return {
    begun: () => incoming.file() !== null,
    received: incoming.received,
    run: async phone => {
      try {
        return await judge(attempt, await read(attempt, phone))
      } catch (error) {
        return await giveUp(attempt, error, phone)
      } finally {
        incoming.release()
      }
    },
  }
}

async function read(attempt: CopyAttempt, phone: Phone): Promise<ReadEnd> {
  const resumed = await resume(attempt, phone)
  if (resumed) return resumed
  const { format, part } = attempt.context
  const form = await format.newPart(part, attempt.resumable)
  return await readFrom(attempt, phone, form, null)
}

/** Null where there is nothing to continue, or the phone cannot read from there after all. */
async function resume(attempt: CopyAttempt, phone: Phone): Promise<ReadEnd | null> {
  const { version, resumable, incoming } = attempt
  const { format, part, signal } = attempt.context
  const form = resumable ? await format.resumePart(part) : null
  const point = form && (await findResumePoint(part, form, version, { phone, signal }))
  if (!form || !point) return null
  try {
    return await readFrom(attempt, phone, form, point)
  } catch (error) {
    if (!isRefusal(error) || error.refusal === 'grew') throw error
    await incoming.file()?.leave()
    incoming.release()
    return null
  }
}

async function readFrom(
  { version: { path, bytes }, incoming: { begin, sink } }: CopyAttempt,
  phone: Phone,
  form: PartFormat,
  point: ResumePoint | null,
): Promise<ReadEnd> {
  const from = point ? point.blocks * resumeStep : 0
  return await phone.read({ path, bytes, from, begin: () => begin(form, point), sink })
}

/** Whether what came is the file that the phone has now. */
async function judge(attempt: CopyAttempt, { after, whole }: ReadEnd): Promise<Copy> {
  const { path, bytes, modifiedAt } = attempt.version
  const file = attempt.incoming.file()
  const now = asVersion(path, after)
  const same = now.bytes === bytes && now.modifiedAt === modifiedAt
  if (file && same && whole) {
    const finished = await file.finish(attempt.context.format.plainNames ? modifiedAt : null)
    return { whole: true, ...finished }
  }
  await file?.discard()
  return { whole: false, code: same ? 'cut-short' : 'changed-while-copying', now }
}

/** Keeps what a later attempt can continue, and removes the rest. @throws the error, unless the file has only grown */
async function giveUp(
  { version: { path }, resumable, incoming }: CopyAttempt,
  error: unknown,
  phone: Phone,
): Promise<Copy> {
  // The phone's word on this file ends it; whatever else happened, what is here can be resumed.
  const refused = error instanceof PhoneError && !isPhoneLost(error)
  if (resumable && !refused && !(error instanceof ItemFailure)) await incoming.file()?.leave()
  else await incoming.file()?.discard()
  if (!isRefusal(error) || error.refusal !== 'grew') throw error
  return { whole: false, code: 'changed-while-copying', now: asVersion(path, await phone.stat(path)) }
}

function asVersion(path: string, stat: Stat | null): FileVersion {
  if (stat?.kind !== 'file') throw new ItemFailure('vanished', 'No such file')
  return { path, bytes: stat.bytes, modifiedAt: stat.modifiedAt }
}
