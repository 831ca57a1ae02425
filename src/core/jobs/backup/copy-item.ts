import type { IssueCode } from '../../../shared/model/issue'
import type { PauseGate } from '../pause-gate'
import type { BackupFormat } from '../../format/backup-format'
import type { FileVersion } from '../../phone/file-version'
import {
  openIncomingFile,
  type FinishedFile,
  type IncomingFile,
  type ResumePoint,
} from '../../format/incoming-file'
import type { PartFormat } from '../../format/part-format'
import type { BufferPool, WriteBuffers } from '../../disk/write-buffers'
import { findResumePoint } from './find-resume-point'
import { ItemFailure } from '../../errors/item-failure'
import { tryAgain, type Attempt } from './try-again'
import { resumeStep, type ByteSink, type Phone, type ReadEnd, type Stat } from '../../phone/phone'
import { isPhoneLost, isRefusal, PhoneError } from '../../phone/phone-error'
import type { PhoneSession } from '../../phone/phone-session'

export interface CopyContext {
  readonly session: PhoneSession
  readonly format: BackupFormat
  /** The path of the file while it is on its way. */
  readonly part: string
  readonly buffers: BufferPool
  readonly pause: PauseGate
  readonly signal: AbortSignal
  /** It is this file's turn. */
  readonly onBegin: () => void
  /** How many bytes this copy has so far: goes back when it begins anew. */
  readonly onBytes: (bytes: number) => void
}

export type Copy =
  | ({ readonly whole: true } & FinishedFile)
  /** Not what the phone has now; nothing of it is left. */
  | { readonly whole: false; readonly code: IssueCode; readonly now: FileVersion }

/** What is on disk of a file this large is worth more than the time to check it. */
const resumableBytes = 8 * 1024 * 1024

/** Whether the part of a broken-off copy is kept for the next run. */
export function isResumable({ bytes }: FileVersion): boolean {
  return bytes >= resumableBytes
}

/**
 * Copies one version of a file of the phone to `part`, going on where an earlier attempt was broken off. The copy is whole when it has the size the phone says and the file was the same before and after.
 * @throws ItemFailure for this file alone; what the session throws; Node's system errors
 */
export async function copyItem(version: FileVersion, context: CopyContext): Promise<Copy> {
  return await tryAgain(context.session, () => createAttempt(version, context))
}

/** One try to bring one version of a file to `part`. */
function createAttempt(version: FileVersion, context: CopyContext): Attempt<Copy> {
  const { format, part, buffers, signal, pause, onBegin, onBytes } = context
  const resumable = isResumable(version)
  const { path, bytes } = version
  let borrowed: WriteBuffers | null = null
  let file: IncomingFile | null = null
  let received = 0

  const begin = async (form: PartFormat, from: ResumePoint | null) => {
    borrowed = await buffers.acquire()
    file = await openIncomingFile(part, { form, buffers: borrowed, resumable, from })
    received = file.startsAt
    onBegin()
    onBytes(received)
  }
  const writeWhenResumed: ByteSink = async (piece, lend) => {
    await pause.passed(signal)
    await file?.write(piece, lend)
  }
  const sink: ByteSink = (piece, lend) => {
    received += piece.length
    onBytes(received)
    return pause.paused() ? writeWhenResumed(piece, lend) : file?.write(piece, lend)
  }
  /** Null where there is nothing to continue, or the phone cannot read from there after all. */
  const resume = async (phone: Phone): Promise<ReadEnd | null> => {
    const form = resumable ? await format.resumePart(part) : null
    const point = form && (await findResumePoint(part, form, version, { phone, signal }))
    if (!form || !point) return null
    const from = point.blocks * resumeStep
    try {
      return await phone.read({ path, bytes, from, begin: () => begin(form, point), sink })
    } catch (error) {
      if (!isRefusal(error) || error.refusal === 'grew') throw error
      await file?.leave()
      if (borrowed) buffers.release(borrowed)
      borrowed = null
      return null
    }
  }
  const read = async (phone: Phone): Promise<ReadEnd> => {
    const resumed = await resume(phone)
    if (resumed) return resumed
    const form = await format.newPart(part, resumable)
    return await phone.read({ path, bytes, from: 0, begin: () => begin(form, null), sink })
  }
  const judge = async ({ after, whole }: ReadEnd): Promise<Copy> => {
    const now = asVersion(path, after)
    const same = now.bytes === bytes && now.modifiedAt === version.modifiedAt
    if (file && same && whole) {
      const finished = await file.finish(format.plainNames ? version.modifiedAt : null)
      return { whole: true, ...finished }
    }
    await file?.discard()
    return { whole: false, code: same ? 'cut-short' : 'changed-while-copying', now }
  }
  const giveUp = async (error: unknown, phone: Phone): Promise<Copy> => {
    // The phone's word on this file ends it; whatever else happened, what is here can be gone on with.
    const refused = error instanceof PhoneError && !isPhoneLost(error)
    if (resumable && !refused && !(error instanceof ItemFailure)) await file?.leave()
    else await file?.discard()
    if (!isRefusal(error) || error.refusal !== 'grew') throw error
    return { whole: false, code: 'changed-while-copying', now: asVersion(path, await phone.stat(path)) }
  }
  return {
    begun: () => file !== null,
    received: () => received,
    run: async (phone: Phone): Promise<Copy> => {
      try {
        return await judge(await read(phone))
      } catch (error) {
        return await giveUp(error, phone)
      } finally {
        if (borrowed) buffers.release(borrowed)
      }
    },
  }
}

function asVersion(path: string, stat: Stat | null): FileVersion {
  if (stat?.kind !== 'file') throw new ItemFailure('vanished', 'No such file')
  return { path, bytes: stat.bytes, modifiedAt: stat.modifiedAt }
}
