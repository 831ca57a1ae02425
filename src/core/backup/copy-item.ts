import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { IssueCode } from '../../shared/model/job'
import { AdbError } from '../adb/adb-error'
import type { PhoneLink } from '../adb/open-service'
import { pullFile, type ByteSink } from '../adb/sync/pull-file'
import { statFile } from '../adb/sync/stat-file'
import { exactSize } from '../device/exact-size'
import type { PauseGate } from '../job/pause-gate'
import type { BackupFormat } from '../vault/backup-format'
import type { FileVersion } from '../vault/file-version'
import {
  openIncomingFile,
  type IncomingFile,
  type ResumePoint,
  type WriteBuffers,
} from '../vault/incoming-file'
import type { PartFormat } from '../vault/part-format'
import { findResumePoint } from './find-resume-point'
import { ItemFailure, refusal } from './item-failure'
import { isPhoneLost, type ConnectedPhone, type PhoneSession } from './phone-session'
import { pullFrom } from './pull-from'

export interface CopyContext {
  readonly session: PhoneSession
  readonly format: BackupFormat
  /** Where files are while they are on their way. */
  readonly incoming: string
  readonly buffers: WriteBuffers
  readonly pause: PauseGate
  readonly signal: AbortSignal
  readonly inactivityMs?: number | undefined
  /** How many bytes this copy has so far: goes back when it begins anew. */
  readonly onBytes: (bytes: number) => void
}

export type Copy =
  | { readonly whole: true; readonly part: string; readonly bytes: number; readonly sha256: string }
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
  const continuable = isContinuable(version)
  let losses = 0
  let most = -1
  return await session.use(async phone => {
    let received = 0
    const count = (bytes: number) => {
      received = bytes
      context.onBytes(bytes)
    }
    try {
      const begun = await beginPart(part, version, { continuable, phone, context })
      return await fillPart({ ...begun, part, version, phone, context, count, continuable })
    } catch (error) {
      if (!isPhoneLost(error)) throw refusal(error) ?? error
      losses = received > most ? 1 : losses + 1
      most = Math.max(most, received)
      if (losses >= mostLosses) throw new ItemFailure('phone-failed', error.message, { cause: error })
      throw error
    }
  })
}

interface BeginContext {
  readonly continuable: boolean
  readonly phone: ConnectedPhone
  readonly context: CopyContext
}

async function beginPart(part: string, version: FileVersion, { continuable, phone, context }: BeginContext) {
  const { format } = context
  const found = continuable ? await format.continuePart(part) : null
  const from = found && (await findResumePoint(part, found, version, { ...context, link: phone.link }))
  if (found && from) return { form: found, from }
  await rm(part, { force: true })
  return { form: await format.newPart(part, continuable), from: null }
}

interface FillContext extends BeginContext {
  readonly form: PartFormat
  readonly from: ResumePoint | null
  readonly part: string
  readonly version: FileVersion
  readonly count: (bytes: number) => void
}

async function fillPart(input: FillContext): Promise<Copy> {
  const { form, from, part, version, phone, context, continuable } = input
  const file = await openIncomingFile(part, form, context.buffers, from ?? undefined)
  try {
    const { received, outgrew } = await pull(file, input)
    const now = await look(phone, version.path)
    const same = !outgrew && now.bytes === version.bytes && now.modifiedAt === version.modifiedAt
    if (same && (await hasSize(version, received, phone.link))) {
      const finished = await file.finish(context.format.plainNames ? version.modifiedAt : null)
      return { whole: true, part, ...finished }
    }
    await file.discard()
    return { whole: false, code: same ? 'cut-short' : 'changed-while-copying', now }
  } catch (error) {
    // The phone's word on this file ends it; whatever else happened, what is here can be gone on with.
    const refused = error instanceof AdbError && !isPhoneLost(error)
    if (continuable && !refused && !(error instanceof ItemFailure)) await file.leave()
    else await file.discard()
    throw error
  }
}

async function pull(file: IncomingFile, { phone, version, context, count }: FillContext) {
  const { signal, pause, inactivityMs } = context
  const most = phone.link.features.has('stat_v2') ? version.bytes : Number.MAX_SAFE_INTEGER
  const outgrown = new Error('More bytes than the file had')
  let received = file.startsAt
  count(received)
  const sink: ByteSink = async piece => {
    received += piece.length
    // A file that grows as fast as it is read would never end, and would fill the disk.
    if (received > most) throw outgrown
    if (pause.paused()) await pause.passed(signal)
    await file.write(piece)
    count(received)
  }
  try {
    if (file.startsAt > 0)
      await pullFrom(phone.link, version.path, file.startsAt, sink, { signal, inactivityMs })
    else await phone.pool.use(session => pullFile(session, version.path, sink))
    return { received, outgrew: false }
  } catch (error) {
    if (error !== outgrown) throw error
    return { received, outgrew: true }
  }
}

async function look({ pool }: ConnectedPhone, path: string): Promise<FileVersion> {
  const { kind, bytes, modifiedAt } = await pool.use(session => statFile(session, path))
  if (kind !== 'file') throw new ItemFailure('vanished', 'No such file')
  return { path, bytes, modifiedAt }
}

/** Phones without `stat_v2` tell sizes modulo 2^32: there their shell is asked, if it knows. */
async function hasSize({ path, bytes }: FileVersion, received: number, link: PhoneLink): Promise<boolean> {
  if (link.features.has('stat_v2')) return received === bytes
  const exact = await exactSize(link, path)
  return exact === null ? received % 2 ** 32 === bytes : received === exact
}
