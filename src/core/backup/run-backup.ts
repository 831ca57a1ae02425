import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tally } from '../../shared/model/catalog'
import type { Category } from '../../shared/model/category'
import type { ErrorInfo } from '../../shared/model/errors'
import type { JobIssue, Progress } from '../../shared/model/job'
import type { PhoneLink } from '../adb/open-service'
import { createSyncPool } from '../adb/sync/sync-pool'
import { describeError } from '../job/describe-error'
import { createProgressMeter } from '../job/progress'
import { createBackupFolder } from '../vault/create-backup-folder'
import { createIndex } from '../vault/index-writer'
import { incomingFolder } from '../vault/layout'
import { completeBackup, markStopped, writeStartManifest } from './manifest-steps'
import type { BackupPlan } from './plan-backup'
import { saveItems } from './save-items'
import { createLedger } from './ledger'

export interface BackupPorts {
  readonly link: PhoneLink
  readonly outputFolder: string
  /** Name and version of the program, for the manifest. */
  readonly createdBy: string
}

export type BackupPhase = 'copying' | 'finishing'

export interface RunOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress, phase: BackupPhase) => void
  /** How long the phone may say nothing, in milliseconds. */
  readonly inactivityMs?: number
}

export interface BackupOutcome {
  readonly status: 'done' | 'cancelled' | 'failed'
  readonly error?: ErrorInfo
  /** Where the files are: ends with `.partial` unless `status` is `done`. */
  readonly folder: string
  readonly saved: Readonly<Record<Category, Tally>>
  readonly issues: readonly JobIssue[]
  readonly elapsedMs: number
}

/**
 * Copies what the plan says into a new backup folder. However it ends, every line of the index is true, and a folder
 * that is not complete says so by its name and in its manifest.
 * @throws only when the folder could not be made: Failure; Node's system errors
 */
export async function runBackup(
  plan: BackupPlan,
  ports: BackupPorts,
  options: RunOptions = {},
): Promise<BackupOutcome> {
  const startedAt = performance.now()
  const folder = await createBackupFolder(ports.outputFolder, plan.phoneFolder, plan.name)
  const ledger = createLedger(plan.listingIssues)
  const base = { plan, createdBy: ports.createdBy, ledger, partialPath: folder.partialPath }
  let phase: BackupPhase = 'copying'
  const meter = createProgressMeter({
    itemsTotal: plan.items.length,
    bytesTotal: plan.totalBytes,
    issueCount: plan.listingIssues.length,
    onProgress: progress => options.onProgress?.(progress, phase),
    now: () => performance.now(),
  })
  const outcome = (end: Pick<BackupOutcome, 'status' | 'error'>, path: string): BackupOutcome => ({
    ...end,
    folder: path,
    saved: ledger.saved(),
    issues: ledger.issues,
    elapsedMs: performance.now() - startedAt,
  })
  try {
    await writeStartManifest(base)
    const indexSha256 = await copyAll()
    phase = 'finishing'
    meter.flush()
    const finalPath = await completeBackup({ ...base, folder, indexSha256 })
    return outcome({ status: 'done' }, finalPath)
  } catch (error) {
    const cancelled = options.signal?.aborted === true
    await markStopped({ ...base, stopped: cancelled ? 'cancelled' : 'failed' })
    const end = cancelled
      ? ({ status: 'cancelled' } as const)
      : ({ status: 'failed', error: describeError(error) } as const)
    return outcome(end, folder.partialPath)
  } finally {
    meter.flush()
  }

  async function copyAll(): Promise<string> {
    const stop = new AbortController()
    const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
    const index = await createIndex(folder.partialPath)
    const pool = createSyncPool(ports.link, { ...options, signal })
    const stopAll = (reason: unknown) => stop.abort(reason)
    try {
      await saveItems(plan.items, {
        partialPath: folder.partialPath,
        link: ports.link,
        pool,
        index,
        meter,
        ledger,
        signal,
        stopAll,
      })
      await rm(join(folder.partialPath, incomingFolder), { recursive: true, force: true })
      return await index.finish()
    } catch (error) {
      await index.abandon()
      throw error
    } finally {
      pool.close()
    }
  }
}
