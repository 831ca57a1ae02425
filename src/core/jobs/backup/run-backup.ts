import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tally } from '../../../shared/model/catalog'
import { categoryOf, toPerCategory, type PerCategory } from '../../../shared/model/category'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { Comparison, BackupIssue, JobPhase, SavedTotals } from '../../../shared/model/job'
import { describeError } from '../../errors/describe-error'
import { Failure } from '../../errors/failure'
import { createPauseGate } from '../pause-gate'
import { createProgressMeter } from '../progress'
import { createBackupFolder, openPhoneFolder, takeUpBackupFolder } from '../../format/backup-folder'
import { folderState } from '../../disk/folder-state'
import { incomingFolder } from '../../format/layout'
import type { FolderLock } from '../../disk/lock-folder'
import { lockPhoneFolder } from '../../format/lock-phone-folder'
import { removeBeginnings } from '../../format/remove-beginnings'
import { fillFolder } from './fill-folder'
import { createLedger, type Ledger } from './ledger'
import { giveFinalName, markStopped, writeComplete, writeStartManifest } from './manifest-steps'
import type { PreparedBackup } from './prepare-backup'
import type { BackupPorts, RunOptions } from './run'
import { settleAside } from './settle-aside'

export interface BackupOutcome {
  readonly status: 'done' | 'cancelled' | 'failed'
  readonly error?: ErrorInfo
  /** Where the files are: ends with `.partial` unless `status` is `done`. */
  readonly folder: string
  readonly saved: PerCategory<Tally>
  readonly totals: SavedTotals
  readonly since: Comparison | null
  readonly issues: readonly BackupIssue[]
  /** Not included, and said before: folders that Android keeps closed, by path. */
  readonly closedFolders: readonly string[]
  readonly elapsedMs: number
}

/**
 * Saves what the plan says into a backup folder, a new one or the one an earlier run left unfinished. However it ends,
 * every line of the index is true, a folder that is not complete says so by its name and in its manifest, and the next
 * run can take it up.
 * @throws only when the folder could not be made, or is another run's (`folder-busy`): Failure; Node's system errors
 */
export async function runBackup(
  prepared: PreparedBackup,
  ports: BackupPorts,
  options: RunOptions = {},
): Promise<BackupOutcome> {
  const phoneFolder = await openPhoneFolder(prepared.outputFolder, prepared.plan.phoneFolder)
  const lock = await lockPhoneFolder(phoneFolder, { signal: options.signal })
  try {
    // Between the plan and the lock another run may have begun and ended.
    if ((await folderState(phoneFolder)) !== prepared.plannedFor) throw new Failure('folder-busy')
    await removeBeginnings(phoneFolder)
    return await runIn({ phoneFolder, lock }, prepared, ports, options)
  } catch (error) {
    throw await whyItFailed(error, lock)
  } finally {
    await lock.release()
  }
}

async function runIn(
  { phoneFolder, lock }: { readonly phoneFolder: string; readonly lock: FolderLock },
  prepared: PreparedBackup,
  ports: BackupPorts,
  options: RunOptions,
): Promise<BackupOutcome> {
  const startedAt = performance.now()
  const { plan, takeUp, steps } = prepared
  const folder = takeUp
    ? await takeUpBackupFolder(takeUp.path)
    : await createBackupFolder(phoneFolder, plan.name)
  const ledger = createLedger(plan.listingIssues)
  const manifest = { prepared, createdBy: ports.createdBy, ledger, folder, lock }
  let phase: JobPhase = 'preparing'
  let complete = false
  const meter = createProgressMeter({
    itemsTotal: plan.items.length,
    bytesTotal: plan.totalBytes,
    issueCount: plan.listingIssues.length,
    onProgress: progress => options.onProgress?.(progress, phase),
    now: () => performance.now(),
  })
  const enter = (next: JobPhase) => {
    phase = next
    meter.flush()
  }
  const pause = options.pause ?? createPauseGate()
  const outcome = (end: Pick<BackupOutcome, 'status' | 'error'>, path: string): BackupOutcome => ({
    ...end,
    folder: path,
    saved: savedOf(ledger),
    totals: ledger.totals(),
    since: steps.since,
    issues: ledger.issues,
    closedFolders: plan.closedFolders,
    elapsedMs: performance.now() - startedAt,
  })
  try {
    await writeStartManifest(manifest)
    await fillFolder({ prepared, ports, folder, lock, ledger, meter, pause, options, enter })
    enter('finishing')
    await lock.prove()
    await settleAside(folder.partialPath, prepared.format, ledger)
    await rm(join(folder.partialPath, incomingFolder), { recursive: true, force: true })
    await writeComplete(manifest)
    complete = true
    return outcome({ status: 'done' }, await giveFinalName(manifest))
  } catch (error) {
    const cancelled = options.signal?.aborted === true
    const cause = await whyItFailed(error, lock)
    // One that only lacks its final name gets it by the next run.
    if (!complete) await markStopped(manifest, cancelled ? 'cancelled' : 'failed')
    const end = cancelled
      ? ({ status: 'cancelled' } as const)
      : ({ status: 'failed', error: describeError(cause) } as const)
    return outcome(end, folder.partialPath)
  } finally {
    meter.flush()
  }
}

/** What was kept of a newer version too, whatever that one calls it. */
function savedOf(ledger: Ledger): PerCategory<Tally> {
  const named = [...ledger.saved()].map(([name, tally]) => [categoryOf(name), tally] as const)
  return toPerCategory(new Map(named), () => ({ count: 0, bytes: 0 }))
}

/** Where another run has taken the folder over, nothing else that went wrong is worth a word. */
async function whyItFailed(error: unknown, lock: FolderLock): Promise<unknown> {
  return await lock.prove().then(
    () => error,
    (busy: unknown) => (busy instanceof Failure ? busy : error),
  )
}
