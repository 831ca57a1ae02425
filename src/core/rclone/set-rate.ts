import type { PlaceCall } from '../places/place'
import type { RcloneEngine } from './start-rclone'

/**
 * Limits what an engine moves, up and down each, also what it is moving now.
 * @param bytesPerSecond for all of its transfers together; null for no limit
 * @throws PlaceError; the signal's reason
 */
export async function setRate(
  engine: RcloneEngine,
  bytesPerSecond: number | null,
  { signal }: PlaceCall = {},
): Promise<void> {
  // Without its B it would be in KiB.
  const rate = bytesPerSecond === null ? 'off' : `${Math.max(1, Math.round(bytesPerSecond))}B`
  await engine.call('core/bwlimit', { rate }, { signal })
}
