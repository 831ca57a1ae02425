import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Tally } from '../../../shared/model/catalog'
import { categoryNamed, toPerCategory, type PerCategory } from '../../../shared/model/category'
import { listNotIncluded } from '../../../shared/model/list-not-included'
import type { BackupReport } from '../../../shared/model/backup-report'
import type { JobEnd, Outcome } from '../../../shared/model/job'
import { Failure } from '../../errors/failure'
import { runJob, type JobTools } from '../run-job'
import { createBackupFolder, openPhoneFolder, resumeBackupFolder } from '../../format/backup-folder'
import { folderState } from '../../disk/folder-state'
import { incomingFolder } from '../../format/layout'
import type { FolderLock } from '../../disk/lock-folder'
import { lockPhoneFolder } from '../../format/lock-phone-folder'
import { finishRemovals } from '../../format/remove-backup'
import { removeBeginnings } from '../../format/remove-beginnings'
import { addStills } from './add-stills'
import { fillFolder } from './fill-folder'
import { createLedger, type Ledger } from './ledger'
import {
  giveFinalName,
  markStopped,
  writeComplete,
  writeStartManifest,
  type ManifestInput,
} from './manifest-steps'
import type { PreparedBackup } from './plan-on-earlier'
import type { BackupPorts, Run, RunOptions } from './run'
import { settleAside } from './settle-aside'
import { createStills } from './stills'

/**
 * Saves what the plan says into a backup folder, a new one or the one an earlier run left unfinished. However it ends,
 * every line of the index is true, a folder that is not complete says so by its name and in its manifest, and the next
 * run can take it up. Never rejects: one that could not be begun, or whose folder is another run's, has no folder.
 */
export async function runBackup(
  prepared: PreparedBackup,
  ports: BackupPorts,
  options: RunOptions = {},
): Promise<Outcome<BackupReport>> {
  const { plan, steps } = prepared
  const ledger = createLedger()
  let lock: FolderLock | null = null
  let run: Run | null = null
  let isWritten = false
  let finalPath: string | null = null
  const work = async (tools: JobTools<BackupReport>) => {
    try {
      const phoneFolder = await openPhoneFolder(prepared.outputFolder, plan.phoneFolder)
      lock = await lockPhoneFolder(phoneFolder, { signal: tools.signal })
      const folder = await openFolder(phoneFolder, prepared)
      const stills = createStills(prepared, ports.stillOf)
      run = { ...tools, prepared, ports, folder, lock, ledger, options, stills }
      await saveInto(run)
      isWritten = true
      finalPath = await giveFinalName(manifestInput(run))
    } catch (error) {
      throw lock === null ? error : await whyItFailed(error, lock)
    }
  }
  const settle = async ({ status }: JobEnd) => {
    // One that only lacks its final name gets it by the next run.
    if (run && !isWritten && status !== 'done') await markStopped(manifestInput(run), status)
    await lock?.release()
  }
  return await runJob<BackupReport>(
    {
      items: plan.items.length,
      bytes: plan.totalBytes,
      issues: plan.listingIssues,
      phase: 'preparing',
      work,
      settle,
      report: ({ status }) => ({
        kind: 'backup',
        folder: finalPath ?? run?.folder.partialPath ?? null,
        complete: status === 'done',
        saved: savedOf(ledger),
        totals: ledger.totals(),
        since: steps.since,
        notIncluded: listNotIncluded(plan),
      }),
    },
    options,
  )
}

/** @throws Failure `folder-busy`; Node's system errors */
async function openFolder(phoneFolder: string, { plan, resumed, plannedFor }: PreparedBackup) {
  // Between the plan and the lock another run may have begun and ended.
  if ((await folderState(phoneFolder)) !== plannedFor) throw new Failure('folder-busy')
  await removeBeginnings(phoneFolder)
  await finishRemovals(phoneFolder)
  return resumed ? await resumeBackupFolder(resumed.path) : await createBackupFolder(phoneFolder, plan.name)
}

/** All but the final name. */
async function saveInto(run: Run): Promise<void> {
  const { prepared, folder, lock } = run
  const manifest = manifestInput(run)
  await writeStartManifest(manifest)
  await fillFolder(run)
  await addStills(run)
  run.enter('finishing')
  await lock.prove()
  await settleAside(folder.partialPath, prepared.format, run)
  await rm(join(folder.partialPath, incomingFolder), { recursive: true, force: true })
  await writeComplete(manifest)
}

function manifestInput(run: Run): ManifestInput {
  return { ...run, createdBy: run.ports.createdBy }
}

/** What was kept of a newer version too, whatever that one calls it. */
function savedOf(ledger: Ledger): PerCategory<Tally> {
  const named = [...ledger.saved()].map(([name, tally]) => [categoryNamed(name), tally] as const)
  return toPerCategory(new Map(named), () => ({ count: 0, bytes: 0 }))
}

/** Where another run has taken the folder over, nothing else that went wrong is worth a word. */
async function whyItFailed(error: unknown, lock: FolderLock): Promise<unknown> {
  return await lock.prove().then(
    () => error,
    (busy: unknown) => (busy instanceof Failure ? busy : error),
  )
}
