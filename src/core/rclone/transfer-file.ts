import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { PlaceError } from '../places/place-error'
import type { TransferCall } from '../places/place'
import type { RcloneFile } from './rclone-file'
import type { RcloneEngine } from './start-rclone'

export interface Transfer extends TransferCall {
  readonly from: RcloneFile
  readonly to: RcloneFile
  /** What is to be moved; null where that isn't known. */
  readonly bytes: number | null
}

const pollMs = 1_000
/** As long as nothing moves, before all has. After that a service may take its time to put a large file together. */
const stallMs = 120_000
/** After an upload that was ended rclone waits a second for the server (webdav.go, Put). */
const stopMs = 15_000
const stopPollMs = 50

/**
 * Always what there is, whatever lies there already, and under its own name from the start: newer versions would leave files
 * named .partial behind. rclone compares the sizes afterwards, and the checksums where both sides have one.
 */
const config = { IgnoreTimes: true, Inplace: true }

const stats = z.object({ bytes: z.number().catch(0), transferring: z.array(z.unknown()).nullish() })

/**
 * Copies one file. When it throws, nothing of it is being moved any more.
 * @throws PlaceError; the signal's reason
 */
export async function transferFile(engine: RcloneEngine, transfer: Transfer): Promise<void> {
  const { from, to, bytes, signal, onBytes } = transfer
  const group = `phonekeep/${randomUUID()}`
  const files = { srcFs: from.fs, srcRemote: from.remote, dstFs: to.fs, dstRemote: to.remote }
  const over = new AbortController()
  const stalled = new AbortController()
  const stops = AbortSignal.any([stalled.signal, ...(signal ? [signal] : [])])
  const told = follow({ engine, group, bytes, onBytes, over: over.signal, stalled })
  try {
    await engine.call('operations/copyfile', { ...files, _group: group, _config: config }, { signal: stops })
    over.abort()
    const rest = (bytes ?? 0) - (await told)
    if (rest > 0) onBytes?.(rest)
  } catch (error) {
    over.abort()
    if (stops.aborted) await waitForStop(engine, group)
    throw error
  } finally {
    // Of one that has ended there is nothing to forget.
    await engine.call('core/stats-delete', { group }).catch(() => undefined)
  }
}

interface Following {
  readonly engine: RcloneEngine
  readonly group: string
  readonly bytes: number | null
  readonly onBytes: TransferCall['onBytes']
  readonly over: AbortSignal
  readonly stalled: AbortController
}

/** Tells what has moved until it is over; resolves with the sum of what it has told. Never throws. */
async function follow({ engine, group, bytes, onBytes, over, stalled }: Following): Promise<number> {
  let told = 0
  let movedAt = Date.now()
  while (await waits(pollMs, over)) {
    const moved = (await readStats(engine, group)).bytes
    if (over.aborted) break
    if (moved > told) {
      onBytes?.(moved - told)
      told = moved
      movedAt = Date.now()
    } else if ((bytes === null || moved < bytes) && Date.now() - movedAt > stallMs) {
      stalled.abort(new PlaceError('unreachable', `Nothing has moved for ${stallMs / 1000} s.`))
    }
  }
  return told
}

async function waits(ms: number, over: AbortSignal): Promise<boolean> {
  await delay(ms, undefined, { signal: over, ref: false }).catch(() => undefined)
  return !over.aborted
}

/** An operation that was ended takes a moment to end. */
async function waitForStop(engine: RcloneEngine, group: string): Promise<void> {
  for (const end = Date.now() + stopMs; Date.now() < end; await delay(stopPollMs)) {
    if ((await readStats(engine, group)).transferring?.length) continue
    return
  }
}

async function readStats(engine: RcloneEngine, group: string): Promise<z.infer<typeof stats>> {
  try {
    return stats.parse(await engine.call('core/stats', { group }))
  } catch {
    return { bytes: 0, transferring: null }
  }
}
