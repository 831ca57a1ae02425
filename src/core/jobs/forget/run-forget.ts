import { basename, dirname } from 'node:path'
import type { ForgetReport, Outcome } from '../../../shared/model/job'
import type { Removal } from '../../../shared/model/retention'
import type { FolderLock } from '../../disk/lock-folder'
import { detailOf } from '../../errors/detail-of'
import { Failure } from '../../errors/failure'
import { lockPhoneFolder } from '../../format/lock-phone-folder'
import { finishRemovals, removeBackup } from '../../format/remove-backup'
import { runJob, type JobControls, type JobTools } from '../run-job'

/** A backup that is to go. */
export interface DoomedBackup {
  readonly folder: string
  /** How many it has: what the progress counts. */
  readonly items: number
}

export interface ForgetPorts {
  readonly removal: Removal
  /** Moves a folder to the system's trash. @throws when it cannot: then it is where it was */
  readonly trash: (folder: string) => Promise<void>
  /** Asked with the folder of the phone locked: which of its backups may go as things are now. */
  readonly mayGo: (phoneFolder: string, signal: AbortSignal) => Promise<ReadonlySet<string>>
  /** What no other backup has than these; null where it is not known. */
  readonly freedBytes: (folders: readonly string[]) => number | null
  /** Called right before each: an open file is in the way on Windows. */
  readonly onRemoving?: ((folder: string) => void) | undefined
}

/**
 * Removes backups, the oldest first, with the folders of their phones locked. One that is to stay by now stays, and is an
 * issue, as is one that cannot be removed. Never rejects.
 * @param backups newest first
 */
export async function runForget(
  backups: readonly DoomedBackup[],
  ports: ForgetPorts,
  controls: JobControls = {},
): Promise<Outcome<ForgetReport>> {
  const removed: string[] = []
  const work = async (tools: JobTools<ForgetReport>) => {
    for (const [phoneFolder, together] of byPhoneFolder(backups)) {
      const lock = await lockPhoneFolder(phoneFolder, { signal: tools.signal })
      try {
        await finishRemovals(phoneFolder)
        const mayGo = await ports.mayGo(phoneFolder, tools.signal)
        for (const backup of together) await removeOne(backup, { ports, tools, lock, mayGo, removed })
      } finally {
        await lock.release()
      }
    }
  }
  return await runJob<ForgetReport>(
    {
      items: backups.reduce((total, { items }) => total + items, 0),
      bytes: 0,
      phase: 'removing',
      work,
      report: () => ({
        kind: 'forget',
        removal: ports.removal,
        removed: removed.length,
        freedBytes: ports.freedBytes(removed),
      }),
    },
    controls,
  )
}

interface Context {
  readonly ports: ForgetPorts
  readonly tools: JobTools<ForgetReport>
  readonly lock: FolderLock
  readonly mayGo: ReadonlySet<string>
  readonly removed: string[]
}

async function removeOne({ folder, items }: DoomedBackup, context: Context): Promise<void> {
  const { tools, mayGo, removed } = context
  const { meter, pause, signal, issues } = tools
  const item = basename(folder)
  let counted = 0
  const count = () => {
    if (counted < items) meter.itemEnded({ plannedBytes: 0, movedBytes: 0 })
    counted += 1
  }
  await pause.passed(signal)
  meter.itemStarted(item)
  if (!mayGo.has(folder)) issues.add({ item, during: 'removing', code: 'backup-kept' })
  else {
    try {
      const left = await remove(folder, count, context)
      removed.push(folder)
      if (left) issues.add({ item, during: 'removing', code: 'partly-removed', detail: detailOf(left) })
    } catch (error) {
      // The folder is another run's by now: that concerns all of them.
      if (error instanceof Failure) throw error
      issues.add({ item, during: 'removing', code: 'not-removed', detail: detailOf(error) })
    }
  }
  while (counted < items) count()
}

/** One that is begun is not stopped: it is over in seconds. @returns why there is something left of it */
async function remove(folder: string, count: () => void, { ports, lock }: Context): Promise<Error | null> {
  ports.onRemoving?.(folder)
  if (ports.removal === 'for-good') return await removeBackup(folder, { prove: lock.prove, onFile: count })
  await lock.prove()
  await ports.trash(folder)
  return null
}

/** The oldest first: whenever it is stopped, the newer ones are there. */
function byPhoneFolder(backups: readonly DoomedBackup[]): ReadonlyMap<string, readonly DoomedBackup[]> {
  const folders = new Map<string, DoomedBackup[]>()
  for (const backup of backups.toReversed()) {
    const folder = dirname(backup.folder)
    folders.set(folder, [...(folders.get(folder) ?? []), backup])
  }
  return folders
}
