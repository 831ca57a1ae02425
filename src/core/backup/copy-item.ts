import type { IssueCode } from '../../shared/model/job'
import { AdbError } from '../adb/adb-error'
import { pullFile } from '../adb/sync/pull-file'
import { statFile } from '../adb/sync/stat-file'
import type { SyncPool } from '../adb/sync/sync-pool'
import type { PhoneFile } from '../catalog/phone-file'
import { openIncomingFile, type WriteBuffers } from '../vault/incoming-file'

export interface CopiedFile {
  readonly bytes: number
  readonly sha256: string
  /** Seconds since 1970, as the phone had it when this copy began. */
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
  readonly pool: SyncPool
  readonly buffers: WriteBuffers
  readonly onBytes: (bytes: number) => void
}

type Version = Pick<PhoneFile, 'bytes' | 'exactSize' | 'modifiedAt'>

const mostAttempts = 3

/**
 * Copies one file of the phone to `target`, a new file, and makes sure that it has the size the phone says. A file whose
 * size changed meanwhile is copied again, at most three times in all. Nothing is left at `target` after a failure.
 * @throws ItemFailure for this file alone; AdbError when the phone is lost; Node's system errors
 */
export async function copyItem(source: PhoneFile, target: string, context: CopyContext): Promise<CopiedFile> {
  let expected: Version = source
  let before = expected
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const copied = await copyOnce(source.path, target, expected, context)
    if (copied) return copied
    before = expected
    expected = await lookAgain(source.path, context)
  }
  const same = before.bytes === expected.bytes && before.modifiedAt === expected.modifiedAt
  throw new ItemFailure(same ? 'cut-short' : 'changed-while-copying', `${mostAttempts} attempts`)
}

/** Null when the phone sent another number of bytes than expected. */
async function copyOnce(
  path: string,
  target: string,
  expected: Version,
  { pool, buffers, onBytes }: CopyContext,
): Promise<CopiedFile | null> {
  const file = await openIncomingFile(target, buffers)
  try {
    const received = await pool.use(session =>
      pullFile(session, path, async piece => {
        await file.write(piece)
        onBytes(piece.length)
      }),
    )
    if (!hasSize(expected, received)) {
      await file.discard()
      return null
    }
    return { ...(await file.finish(expected.modifiedAt)), modifiedAt: expected.modifiedAt }
  } catch (error) {
    await file.discard()
    throw refusal(error) ?? error
  }
}

/** Phones without `stat_v2` tell sizes modulo 2^32. */
function hasSize({ bytes, exactSize }: Version, received: number): boolean {
  return exactSize ? received === bytes : received % 2 ** 32 === bytes % 2 ** 32
}

async function lookAgain(path: string, { pool }: CopyContext): Promise<Version> {
  try {
    return await pool.use(async session => {
      const { kind, bytes, modifiedAt } = await statFile(session, path)
      if (kind !== 'file') throw new ItemFailure('vanished', 'No such file')
      return { bytes, modifiedAt, exactSize: session.stat2 }
    })
  } catch (error) {
    throw refusal(error) ?? error
  }
}

/** What the phone's FAIL means; its words are strerror's (file_sync_service.cpp, SendSyncFailErrno). */
function refusal(error: unknown): ItemFailure | null {
  if (!(error instanceof AdbError) || error.kind !== 'fail') return null
  const code = /no such file|not a directory/i.test(error.message)
    ? 'vanished'
    : /permission denied|not permitted/i.test(error.message)
      ? 'refused-by-phone'
      : /path too long|file name too long/i.test(error.message)
        ? 'path-too-long'
        : 'phone-failed'
  return new ItemFailure(code, error.message, { cause: error })
}
