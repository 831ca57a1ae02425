import type { IssueCode } from '../../shared/model/job'
import { AdbError } from '../adb/adb-error'
import type { PhoneLink } from '../adb/open-service'
import { pullFile } from '../adb/sync/pull-file'
import { statFile } from '../adb/sync/stat-file'
import type { SyncPool } from '../adb/sync/sync-pool'
import type { PhoneFile } from '../catalog/phone-file'
import { exactSize } from '../device/exact-size'
import { openIncomingFile, type IncomingFile, type WriteBuffers } from '../vault/incoming-file'

export interface CopiedFile {
  readonly bytes: number
  readonly sha256: string
  /** Seconds since 1970, on the phone, before this copy and after it. */
  readonly modifiedAt: number
}

/** One item could not be copied; the others can. */
export class ItemFailure extends Error {
  readonly code: IssueCode

  constructor(code: IssueCode, detail: string, options?: ErrorOptions) {
    super(detail, options)
    this.name = 'ItemFailure'
    this.code = code
  }
}

export interface CopyContext {
  readonly link: PhoneLink
  readonly pool: SyncPool
  readonly buffers: WriteBuffers
  readonly onBytes: (bytes: number) => void
}

/** What tells one state of a file from another. */
interface Version {
  /** Modulo 2^32 where the phone has no `stat_v2`. */
  readonly bytes: number
  readonly modifiedAt: number
}

interface Attempt {
  readonly received: number
  /** True when it was broken off at more bytes than the file had. */
  readonly outgrew: boolean
  /** The file as it was after the last byte. */
  readonly after: Version
}

const mostAttempts = 3

/**
 * Copies one file of the phone to `target`, a new file. The copy counts when it has the size the phone says and the file
 * was the same before and after; else it is copied again, at most three times in all. Nothing is left at `target` after a
 * failure.
 * @throws ItemFailure for this file alone; AdbError when the phone is lost; Node's system errors
 */
export async function copyItem(source: PhoneFile, target: string, context: CopyContext): Promise<CopiedFile> {
  let expected: Version = source
  let code: IssueCode = 'cut-short'
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const file = await openIncomingFile(target, context.buffers)
    try {
      const { received, outgrew, after } = await pull(source.path, file, expected, context)
      const same = isSame(expected, after) && !outgrew
      if (same && (await hasSize(source.path, expected, received, context.link))) {
        return { ...(await file.finish(expected.modifiedAt)), modifiedAt: expected.modifiedAt }
      }
      await file.discard()
      code = same ? 'cut-short' : 'changed-while-copying'
      expected = after
    } catch (error) {
      await file.discard()
      throw refusal(error) ?? error
    }
  }
  throw new ItemFailure(code, `${mostAttempts} attempts`)
}

async function pull(
  path: string,
  file: IncomingFile,
  expected: Version,
  { link, pool, onBytes }: CopyContext,
): Promise<Attempt> {
  const most = link.features.has('stat_v2') ? expected.bytes : Number.MAX_SAFE_INTEGER
  let received = 0
  const outgrown = new Error('More bytes than the file had')
  try {
    return await pool.use(async session => {
      await pullFile(session, path, async piece => {
        received += piece.length
        // A file that grows as fast as it is read would never end, and would fill the disk.
        if (received > most) throw outgrown
        await file.write(piece)
        onBytes(piece.length)
      })
      return { received, outgrew: false, after: await look(session) }
    })
  } catch (error) {
    if (error !== outgrown) throw error
    return { received, outgrew: true, after: await pool.use(look) }
  }

  async function look(session: Parameters<typeof statFile>[0]): Promise<Version> {
    const { kind, bytes, modifiedAt } = await statFile(session, path)
    if (kind !== 'file') throw new ItemFailure('vanished', 'No such file')
    return { bytes, modifiedAt }
  }
}

function isSame(a: Version, b: Version): boolean {
  return a.bytes === b.bytes && a.modifiedAt === b.modifiedAt
}

/** Phones without `stat_v2` tell sizes modulo 2^32: there their shell is asked, if it knows. */
async function hasSize(
  path: string,
  { bytes }: Version,
  received: number,
  link: PhoneLink,
): Promise<boolean> {
  if (link.features.has('stat_v2')) return received === bytes
  const exact = await exactSize(link, path)
  return exact === null ? received % 2 ** 32 === bytes : received === exact
}

/** What the phone's FAIL means; its words are strerror's (file_sync_service.cpp, SendSyncFailErrno). */
function refusal(error: unknown): ItemFailure | null {
  if (!(error instanceof AdbError) || error.kind !== 'fail') return null
  return new ItemFailure(refusalCode(error.message), error.message, { cause: error })
}

function refusalCode(message: string): IssueCode {
  if (/no such file|not a directory/i.test(message)) return 'vanished'
  if (/permission denied|not permitted/i.test(message)) return 'refused-by-phone'
  return /path too long|file name too long/i.test(message) ? 'path-too-long' : 'phone-failed'
}
