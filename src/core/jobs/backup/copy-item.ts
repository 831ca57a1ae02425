import { join } from 'node:path'
import type { IssueCode } from '../../../shared/model/job'
import { AdbError } from '../../android/adb/adb-error'
import type { PhoneLink } from '../../android/adb/open-service'
import type { ByteSink } from '../../android/sync/pull-file'
import { statFile } from '../../android/sync/stat-file'
import type { PhoneStat } from '../../android/sync/sync-codec'
import { exactSize } from '../../android/exact-size'
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
import { refusal } from './item-failure'
import { isPhoneLost, type ConnectedPhone, type PhoneSession } from '../../phone/phone-session'
import { pullFrom } from './pull-from'

export interface CopyContext {
  readonly session: PhoneSession
  readonly format: BackupFormat
  /** Where files are while they are on their way. */
  readonly incoming: string
  readonly buffers: BufferPool
  readonly pause: PauseGate
  readonly signal: AbortSignal
  readonly inactivityMs?: number | undefined
  /** It is this file's turn. */
  readonly onBegin: () => void
  /** How many bytes this copy has so far: goes back when it begins anew. */
  readonly onBytes: (bytes: number) => void
}

export type Copy =
  | ({ readonly whole: true; readonly part: string } & FinishedFile)
  /** Not what the phone has now; nothing of it is left. */
  | { readonly whole: false; readonly code: IssueCode; readonly now: FileVersion }

/** What is on disk of a file this large is worth more than the time to check it. */
const continuableBytes = 8 * 1024 * 1024

/** Whether the part of a broken-off copy is kept for the next run. */
export function isContinuable({ bytes }: FileVersion): boolean {
  return bytes >= continuableBytes
}

/** A phone that goes away each time at the same place of the same file is not coming along. */
const mostLosses = 4

/**
 * Copies one version of a file of the phone to a part below `incoming`, going on where an earlier attempt was broken
 * off. The copy is whole when it has the size the phone says and the file was the same before and after.
 * @throws ItemFailure for this file alone; what the session throws; Node's system errors
 */
export async function copyItem(version: FileVersion, context: CopyContext): Promise<Copy> {
  const { session, format, incoming } = context
  const part = join(incoming, format.partName(version))
  let losses = 0
  let most = -1
  return await session.use(async phone => {
    const attempt = createAttempt(part, version, context)
    try {
      return await attempt.run(phone)
    } catch (error) {
      if (!isPhoneLost(error)) throw refusal(error) ?? error
      // Those that only waited for their turn have not been tried.
      if (attempt.begun()) losses = attempt.received() > most ? 1 : losses + 1
      most = Math.max(most, attempt.received())
      if (losses >= mostLosses) throw new ItemFailure('phone-failed', error.message, { cause: error })
      throw error
    }
  })
}

/** One try to bring one version of a file to `part`. */
function createAttempt(part: string, version: FileVersion, context: CopyContext) {
  const { format, buffers, signal, pause, onBegin, onBytes, inactivityMs } = context
  const continuable = isContinuable(version)
  const outgrown = new Error('More bytes than the file had')
  let borrowed: WriteBuffers | null = null
  let file: IncomingFile | null = null
  let received = 0

  const begin = async (form: PartFormat, from: ResumePoint | null) => {
    borrowed = await buffers.acquire()
    file = await openIncomingFile(part, { form, buffers: borrowed, continuable, from })
    received = file.startsAt
    onBegin()
    onBytes(received)
  }
  const writeWhenResumed: ByteSink = async (piece, lend) => {
    await pause.passed(signal)
    await file?.write(piece, lend)
  }
  const sinkFor =
    (most: number): ByteSink =>
    (piece, lend) => {
      received += piece.length
      // A file that grows as fast as it is read would never end, and would fill the disk.
      if (received > most) throw outgrown
      onBytes(received)
      return pause.paused() ? writeWhenResumed(piece, lend) : file?.write(piece, lend)
    }
  const pull = async (phone: ConnectedPhone): Promise<FileVersion> => {
    const { link, puller, pool } = phone
    const { path, bytes } = version
    const sink = sinkFor(link.features.has('stat_v2') ? bytes : Number.MAX_SAFE_INTEGER)
    const found = continuable ? await format.continuePart(part) : null
    const from = found && (await findResumePoint(part, found, version, { ...context, link }))
    if (found && from) {
      await begin(found, from)
      if (await pullFrom(link, { path, bytes, offset: received }, sink, { signal, inactivityMs }))
        return asVersion(path, await pool.use(session => statFile(session, path)))
      // The phone cannot read from there after all: from the beginning, then.
      await file?.leave()
      if (borrowed) buffers.release(borrowed)
      borrowed = null
    }
    const form = await format.newPart(part, continuable)
    return asVersion(path, (await puller.pull({ path, bytes, begin: () => begin(form, null), sink })).after)
  }
  const judge = async (now: FileVersion, link: PhoneLink): Promise<Copy> => {
    const same = now.bytes === version.bytes && now.modifiedAt === version.modifiedAt
    if (file && same && (await hasSize(version, received, link))) {
      const finished = await file.finish(format.plainNames ? version.modifiedAt : null)
      return { whole: true, part, ...finished }
    }
    await file?.discard()
    return { whole: false, code: same ? 'cut-short' : 'changed-while-copying', now }
  }
  const giveUp = async (error: unknown, phone: ConnectedPhone): Promise<Copy> => {
    // The phone's word on this file ends it; whatever else happened, what is here can be gone on with.
    const refused = error instanceof AdbError && !isPhoneLost(error)
    if (continuable && !refused && error !== outgrown && !(error instanceof ItemFailure)) await file?.leave()
    else await file?.discard()
    if (error !== outgrown) throw error
    const now = await phone.pool.use(session => statFile(session, version.path))
    return { whole: false, code: 'changed-while-copying', now: asVersion(version.path, now) }
  }
  return {
    begun: () => file !== null,
    received: () => received,
    run: async (phone: ConnectedPhone): Promise<Copy> => {
      try {
        return await judge(await pull(phone), phone.link)
      } catch (error) {
        return await giveUp(error, phone)
      } finally {
        if (borrowed) buffers.release(borrowed)
      }
    },
  }
}

function asVersion(path: string, { kind, bytes, modifiedAt }: PhoneStat): FileVersion {
  if (kind !== 'file') throw new ItemFailure('vanished', 'No such file')
  return { path, bytes, modifiedAt }
}

/** Phones without `stat_v2` tell sizes modulo 2^32: there their shell is asked, if it knows. */
async function hasSize({ path, bytes }: FileVersion, received: number, link: PhoneLink): Promise<boolean> {
  if (link.features.has('stat_v2')) return received === bytes
  const exact = await exactSize(link, path)
  return exact === null ? received % 2 ** 32 === bytes : received === exact
}
