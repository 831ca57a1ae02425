import { existsSync } from 'node:fs'
import { realpath, statfs } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import pMap from 'p-map'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { Tally } from '../../../shared/model/catalog'
import type { IssueCode, JobIssue, JobPhase, Progress } from '../../../shared/model/job'
import { neededSpace } from '../../../shared/model/needed-space'
import { fileName } from '../../phone/listed-file'
import { describeError } from '../../errors/describe-error'
import { Failure } from '../../errors/failure'
import { ItemFailure } from '../../errors/item-failure'
import { createPauseGate, type PauseGate } from '../pause-gate'
import { createProgressMeter } from '../progress'
import { runAll } from '../run-all'
import { createRunSignal } from '../run-signal'
import { fileSize } from '../../disk/file-size'
import type { OpenBackup } from '../../library/open-backup'
import type { PlannedExport } from './plan-export'
import { createFolderMaker, writeItem } from './write-item'

export interface ExportOptions {
  readonly signal?: AbortSignal
  readonly pause?: PauseGate
  readonly onProgress?: (progress: Progress, phase: JobPhase) => void
}

export interface ExportOutcome {
  readonly status: 'done' | 'cancelled' | 'failed'
  readonly error?: ErrorInfo
  readonly folder: string
  readonly exported: Tally
  readonly alreadyThere: Tally
  /** Of `exported`: beside a file that had the name. */
  readonly renamed: number
  readonly issues: readonly JobIssue[]
  readonly elapsedMs: number
}

const parallel = 3

/**
 * Told before the first byte: whether the folder can take it.
 * @throws Failure `nothing-to-restore`, `folder-read-only` for a folder of the backup itself, `no-space`; Node's system
 * errors
 */
export async function checkExport(
  plan: readonly PlannedExport[],
  backup: OpenBackup,
  folder: string,
): Promise<void> {
  if (plan.length === 0) throw new Failure('nothing-to-restore')
  // What is added to a backup is a fault of it.
  const [real, ofBackup] = await Promise.all([realpath(folder), realpath(backup.folder)])
  if ((real + sep).startsWith(ofBackup + sep)) throw new Failure('folder-read-only')
  const toWrite = await withoutWhatIsThere(plan, folder)
  const neededBytes = neededSpace({ count: toWrite.length, bytes: totalBytes(toWrite) })
  const { bavail, bsize } = await statfs(folder)
  const freeBytes = bavail * bsize
  if (neededBytes > freeBytes) throw new Failure('no-space', { neededBytes, freeBytes })
}

/** By size alone: whether a file is the same is looked at when its turn comes. */
async function withoutWhatIsThere(
  plan: readonly PlannedExport[],
  folder: string,
): Promise<readonly PlannedExport[]> {
  const sizes = await pMap(plan, ({ file }) => fileSize(join(folder, file)), { concurrency: 16 })
  return plan.filter(({ item }, number) => sizes[number] !== item.bytes)
}

/**
 * Writes items, readable and under their own names, into a folder. Nothing that is there is changed; run again, it goes
 * on. Never throws.
 */
export async function runExport(
  plan: readonly PlannedExport[],
  backup: OpenBackup,
  folder: string,
  options: ExportOptions = {},
): Promise<ExportOutcome> {
  const startedAt = performance.now()
  const root = resolve(folder)
  const { signal, stop } = createRunSignal(options.signal)
  const pause = options.pause ?? createPauseGate()
  const meter = createProgressMeter({
    itemsTotal: plan.length,
    bytesTotal: totalBytes(plan),
    issueCount: 0,
    onProgress: progress => options.onProgress?.(progress, 'exporting'),
    now: () => performance.now(),
  })
  const endHolds = pause.onChange(paused => meter.held(paused ? { kind: 'paused' } : null))
  const issues: JobIssue[] = []
  const exported = { count: 0, bytes: 0 }
  const alreadyThere = { count: 0, bytes: 0 }
  let renamed = 0
  const folders = createFolderMaker()
  const exportOne = async (planned: PlannedExport) => {
    const { item } = planned
    let moved = 0
    const onBytes = (bytes: number) => {
      meter.bytesMoved(bytes - moved)
      moved = bytes
    }
    await pause.passed(signal)
    meter.itemStarted(fileName(item.path))
    try {
      const written = await writeItem(planned, { backup, root, folders, signal, onBytes })
      const tally = written === 'already-there' ? alreadyThere : exported
      tally.count += 1
      tally.bytes += item.bytes
      if (written === 'renamed') renamed += 1
    } catch (error) {
      const failure = itemFailure(error, root)
      if (!failure || signal.aborted) throw error
      issues.push({ item: item.path, during: 'exporting', code: failure.code, detail: failure.message })
      meter.issueFound()
    }
    meter.itemEnded({ plannedBytes: item.bytes, movedBytes: moved })
  }
  const outcome = (end: Pick<ExportOutcome, 'status' | 'error'>): ExportOutcome => ({
    ...end,
    ...{ folder: root, exported, alreadyThere, renamed, issues },
    elapsedMs: performance.now() - startedAt,
  })
  try {
    await runAll(plan, exportOne, { concurrency: parallel, signal, stopAll: stop })
    return outcome({ status: 'done' })
  } catch (error) {
    return outcome(
      options.signal?.aborted === true
        ? { status: 'cancelled' }
        : { status: 'failed', error: describeError(error) },
    )
  } finally {
    stop(new Error('The export has ended'))
    endHolds()
    meter.flush()
  }
}

/** What this disk cannot hold under this name, or the backup does not have whole; null for all that is about more. */
function itemFailure(error: unknown, root: string): ItemFailure | null {
  if (error instanceof ItemFailure) return error
  if (!(error instanceof Error) || !('code' in error)) return null
  const code = itemCodes[String(error.code)]
  // A drive that was pulled takes all of them along.
  if (!code || !existsSync(root)) return null
  return new ItemFailure(code, error.message, { cause: error })
}

/** Names that this disk cannot hold; a file, or a link that leads nowhere, where a folder has to be. */
const itemCodes: Readonly<Record<string, IssueCode>> = {
  ENAMETOOLONG: 'path-too-long',
  EINVAL: 'unsafe-name',
  EEXIST: 'name-taken',
  ENOTDIR: 'name-taken',
  ENOENT: 'name-taken',
  ELOOP: 'name-taken',
}

function totalBytes(plan: readonly PlannedExport[]): number {
  return plan.reduce((total, { item }) => total + item.bytes, 0)
}
