import { gatherBytes } from '../android/adb/gather-bytes'
import { pullFile } from '../android/sync/pull-file'
import type { SyncPool } from '../android/sync/sync-pool'

/**
 * A whole file, or null when it is larger than `most` bytes, whatever the phone listed.
 * @throws AdbError; the signal's reason
 */
export async function readWhole(
  path: string,
  most: number,
  pool: SyncPool,
  signal?: AbortSignal,
): Promise<Buffer | null> {
  const content = gatherBytes()
  let total = 0
  const tooLarge = new RangeError('The file is larger than the phone said')
  try {
    await pool.use(session =>
      pullFile(session, path, piece => {
        signal?.throwIfAborted()
        total += piece.length
        if (total > most) throw tooLarge
        content.add(piece)
      }),
    )
  } catch (error) {
    if (error === tooLarge) return null
    throw error
  }
  return content.bytes()
}
