import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ErrorCode } from '../../shared/model/errors'
import { detailOf } from '../errors/detail-of'
import { Failure } from '../errors/failure'
import { ItemFailure, type ItemFailureOptions } from '../errors/item-failure'
import type { BackupItem } from '../format/backup-item'
import { manifestName } from '../format/layout'
import type { OpenBackup } from './open-backup'

/**
 * The bytes of an item, held against its index while they pass: whoever takes them must not count them as whole before the
 * end of the iteration.
 * @throws ItemFailure `damaged-in-backup`; Failure `backup-gone` when its drive was pulled, `place-unreachable` and its like
 * when it is in a place that is away; the signal's reason
 */
export async function* readItem(
  { folder, read }: OpenBackup,
  { file, bytes, sha256 }: BackupItem,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let total = 0
  const pieces = read(file, signal)[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await nextOf(pieces, folder, signal)
      if (!next) break
      total += next.length
      if (total > bytes) throw damaged('It is longer than the index says')
      hash.update(next)
      yield next
    }
  } finally {
    await pieces.return?.()
  }
  if (total < bytes) throw damaged('It is shorter than the index says')
  if (hash.digest('hex') !== sha256) throw damaged('Its contents have changed since it was saved')
}

/** The place that has it is away: that says nothing about the item. */
const placeCodes: ReadonlySet<ErrorCode> = new Set([
  'place-unreachable',
  'place-denied',
  'rclone-failed',
  'rclone-missing',
])

async function nextOf(
  pieces: AsyncIterator<Buffer>,
  folder: string,
  signal: AbortSignal,
): Promise<Buffer | null> {
  try {
    const next = await pieces.next()
    return next.done ? null : next.value
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof Failure && placeCodes.has(error.info.code)) throw error
    const isThere = await stat(join(folder, manifestName)).then(
      () => true,
      () => false,
    )
    if (!isThere) throw new Failure('backup-gone', undefined, { cause: error })
    const { text, saidBy } = detailOf(error)
    throw damaged(text, { cause: error, saidBy })
  }
}

function damaged(detail: string, options?: ItemFailureOptions): ItemFailure {
  return new ItemFailure('damaged-in-backup', detail, options)
}
